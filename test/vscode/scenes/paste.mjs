// What becomes of a copied block of numbers: it goes into the cells, and the widget behind it offers the plain text.
import { report } from '../pictures.mjs';

export async function paste(page, editor, take) {
  const copy = (types) =>
    page.evaluate((flavours) => {
      const blobs = Object.entries(flavours).map(([type, text]) => [type, new Blob([text], { type })]);
      return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    }, types);
  const line = (numbers) => page.locator('.view-line', { hasText: numbers }).first();

  await take('paste-numbers', async () => {
    await editor.open(report);
    await editor.goTo('72');
    await page.locator('.squiggly-error').first().waitFor();
    await page.locator('.view-line span', { hasText: /^98$/ }).last().click();
    await copy({ 'text/plain': '5\t6\n7\t8\n' });
    await page.keyboard.press('Control+v');
    await line(/新收政府信息公开申请数量\s*5\s*6\s*0/).waitFor();
    await line(/上年结转政府信息公开申请数量\s*7\s*8\s*0/).waitFor();
    await page.locator('.post-edit-widget').waitFor();
  });
  await take('paste-choice', async () => {
    await page.locator('.post-edit-widget').click();
    await page
      .locator('.action-widget')
      .getByText(/纯文本|Plain Text/)
      .waitFor();
  });
  // All of it is undone at once.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await line(/新收政府信息公开申请数量\s*98\s*3/).waitFor();
  await line(/上年结转政府信息公开申请数量\s*1\s*0/).waitFor();
}
