// Squiggles, hovers and corrections, of a number that is certainly wrong and of one that may be.
import { report, row } from '../pictures.mjs';

export async function findings(page, editor, take) {
  const number = page.locator('.view-line span', { hasText: /^98$/ }).last();
  const label = page.locator('.view-line span', { hasText: row }).last();
  const hover = page.locator('.monaco-hover:visible', { hasText: row });

  await take('squiggles', async () => {
    await editor.open(report);
    await editor.goTo('72');
    await page.locator('.squiggly-error').first().waitFor();
  });
  await take('hover-number', async () => {
    await number.hover();
    await hover.waitFor();
  });
  await take('hover-row', async () => {
    await page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    await label.hover({ position: { x: 60, y: 8 } });
    await hover.waitFor();
  });
  await take('corrections', async () => {
    await number.click();
    await page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    await editor.openCorrections('89');
  });
  await take('rule-page', async () => {
    await page.keyboard.press('Escape');
    // Beside the cursor, which stands in the middle of the number since it was clicked.
    await number.hover({ position: { x: 3, y: 8 } });
    await page.locator('.monaco-hover:visible a', { hasText: 'requests-row-total' }).first().click();
    const shown = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await shown.getByRole('heading', { name: '怎样改正' }).waitFor();
    await page.mouse.move(0, 0);
  });
  await take('doubt', async () => {
    await editor.switchTo(report);
    await editor.goTo('96:17');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    await page.locator('.monaco-hover:visible', { hasText: /无法断定|nothing tells/ }).waitFor();
  });
  await take('doubt-corrections', async () => {
    await page.keyboard.press('Escape');
    await editor.openCorrections('尚未审结');
  });
  await take('all-corrections', async () => {
    await page.keyboard.press('Escape');
    await editor.run('Gongkai: Apply All', 'Certain');
    await page.locator('.notification-toast .monaco-button').first().waitFor();
    await page.locator('.monaco-diff-editor .char-insert').first().waitFor();
  });
}
