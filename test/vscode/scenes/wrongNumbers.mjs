// The next wrong number, by its keys: selected, with what is said of it.
import { report } from '../pictures.mjs';

export async function wrongNumbers(page, editor, take) {
  await take('wrong-number', async () => {
    await editor.open(report);
    await editor.goTo('66');
    await page.locator('.squiggly-error').first().waitFor();
    await page.keyboard.press('Control+F8');
    await page.locator('.monaco-hover:visible', { hasText: /尚未审结/ }).waitFor();
    await page.keyboard.press('Control+Shift+F8');
    await page.locator('.monaco-hover:visible', { hasText: /102/ }).waitFor();
  });
}
