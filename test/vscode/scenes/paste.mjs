// What becomes of copied numbers and tables: they go into the cells, and the widget behind them offers the plain text.
import { report } from '../pictures.mjs';

/** Two rows of table 三, with a merged cell, as a web page or a word processor copies them. */
const words = `<table><tr><td rowspan=2>（四）无法提供<td>1.本机关不掌握相关政府信息<td>12<td>3<td>0<td>0<td>1<td>0<td>16
  <tr><td>2.没有现成信息需要另行制作<td>0<td>4<td>0<td>0<td>0<td>0<td>4</table>`;

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

  await take('paste-table', async () => {
    await copy({ 'text/plain': words.replace(/<[^>]*>/g, ' '), 'text/html': words });
    await page.keyboard.press('Control+v');
    await line(/本机关不掌握相关政府信息\s*12\s*3\s*0\s*0\s*1\s*0\s*16/).waitFor();
    await line(/没有现成信息需要另外制作\s*0\s*4\s*0\s*0\s*0\s*0\s*4/).waitFor();
  });
}
