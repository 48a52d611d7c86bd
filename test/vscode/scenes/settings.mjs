// The settings of the extension and its commands, as somebody finds them who looks for its name.
import { report } from '../pictures.mjs';

export async function settings(page, editor, take) {
  await take('palette', async () => {
    await editor.open(report);
    await editor.goTo('66');
    await page.locator('.squiggly-error').first().waitFor();
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget').waitFor();
    await page.keyboard.type('gongkai');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Log' }).waitFor();
  });
  await take('settings', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+,');
    await page.locator('.settings-editor').waitFor();
    await page.keyboard.type('@ext:gongkai.gongkai');
    await page.locator('.setting-item', { hasText: 'Language' }).waitFor();
  });
}
