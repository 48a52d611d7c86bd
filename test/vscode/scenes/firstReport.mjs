// The pictures of the walkthrough: a report as it is opened, what is wrong in it, how it is corrected and explained,
// what last year's report says, how the next one begins. In as small a window as shows it; what there is for more is put away.
import { report, row } from '../pictures.mjs';

/** Settings that leave the report alone on the screen. */
export const plain = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  '[gongkai]': { 'editor.wordWrap': 'off' },
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.statusBar.visible': false,
};

export async function firstReport(page, editor, take) {
  const number = page.locator('.view-line span', { hasText: /^98$/ }).last();
  const label = page.locator('.view-line span', { hasText: row }).last();
  const hover = page.locator('.monaco-hover:visible', { hasText: row });
  const squiggle = page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first();
  /** Opens a file and leaves it alone on the screen, with a line in its middle. */
  const open = async (file, line) => {
    await editor.open(file);
    await page.keyboard.press('Control+b');
    await editor.goTo(line);
    await squiggle.waitFor();
  };

  await page.setViewportSize({ width: 620, height: 350 });
  await take('open', () => open(report, '54'));
  await take('findings', async () => {
    await editor.goTo('68');
    await page.keyboard.press('Control+Shift+m');
    await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  });
  await take('correct', async () => {
    await page.keyboard.press('Control+Shift+m');
    await number.click();
    await editor.openCorrections('89');
  });
  await take('explain', async () => {
    await page.keyboard.press('Escape');
    await label.hover({ position: { x: 60, y: 8 } });
    await hover.waitFor();
  });
  await take('last-year', async () => {
    const files = page.locator('.quick-input-widget');
    await page.mouse.move(0, 0);
    await page.keyboard.press('Control+p');
    await page.keyboard.type('2022.txt');
    await files.locator('.monaco-list-row', { hasText: '2022.txt' }).first().waitFor();
    await page.keyboard.press('Enter');
    await files.waitFor({ state: 'hidden' });
    await page.locator('.tab.active', { hasText: '2022.txt' }).waitFor();
    await editor.goTo('38');
    await squiggle.waitFor();
    const carriedIn = page.locator('.view-line', { hasText: '二、上年结转' });
    await carriedIn.filter({ hasText: /上年.1/ }).waitFor(); // the hint; what stands behind it has moved
    await page.waitForTimeout(500);
    await carriedIn.locator('span span', { hasText: /^7$/ }).first().hover();
    await page.locator('.monaco-hover:visible', { hasText: '上年' }).waitFor();
  });
  await take('new-report', async () => {
    await page.mouse.move(0, 0);
    await editor.run('Gongkai: New Report');
    await page.locator('.quick-input-widget .quick-input-title', { hasText: '1/2' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget .quick-input-title', { hasText: '2/2' }).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2023\n');
    await page.locator('.notification-toast').first().waitFor();
    await page.locator('.squiggly-warning').first().waitFor();
  });
}
