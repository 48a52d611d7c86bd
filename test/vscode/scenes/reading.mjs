// What helps with reading and moving: the parts of a report, colours, links, and hints behind numbers.
import { report, spread } from '../pictures.mjs';

export async function reading(page, editor, take) {
  const words = (text) => page.locator('.view-line span', { hasText: text }).first();

  await take('outline', async () => {
    await editor.open(report);
    await editor.goTo('66');
    await page.locator('.monaco-breadcrumb-item', { hasText: '上年结转' }).waitFor();
    await page.locator('.pane-header', { hasText: 'pictures' }).click();
    await page.locator('.pane-header', { hasText: 'Outline' }).click();
    await page.locator('.outline-element', { hasText: '不予公开' }).first().waitFor();
  });
  await take('symbols', async () => {
    await page.keyboard.press('Control+t');
    await page.keyboard.type('平潭2');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '2022' }).first().waitFor();
  });
  await take('link', async () => {
    await page.keyboard.press('Escape');
    await editor.goTo('7');
    await words('《条例》').hover();
    await page
      .locator('.monaco-hover:visible')
      .getByText(/规则说明|About the rule/)
      .waitFor();
  });
  await take('highlight', async () => {
    await page.mouse.move(0, 0);
    await words(/^35件?$/).click();
    await page.locator('.wordHighlightText, .wordHighlight').first().waitFor();
  });
  await take('selected', async () => {
    await editor.goTo('75:40');
    for (let steps = 0; steps < 4; steps++) {
      await page.keyboard.press('Shift+Alt+ArrowRight');
      await page.waitForTimeout(200); // each step asks anew
    }
    await page.locator('.selected-text').nth(5).waitFor();
  });
  await take('sticky', async () => {
    await editor.goTo('84');
    await page.locator('.sticky-widget .view-line, .sticky-line-content', { hasText: '商业企业' }).first().waitFor();
  });
  await take('folded', async () => {
    for (const line of ['77', '69', '45', '9']) {
      await editor.goTo(line);
      await page.keyboard.press('Control+Shift+BracketLeft');
    }
    await page.locator('.inline-folded').nth(3).waitFor();
  });
  await take('without-lenses', async () => {
    const lens = page.locator('.codelens-decoration:visible', { hasText: /Relations|勾稽/ }).first();
    await editor.goTo('66');
    await lens.waitFor();
    editor.set({ 'editor.codeLens': false, 'gongkai.inlayHints.sums': false });
    await lens.waitFor({ state: 'hidden' });
    await page
      .locator('.view-line', { hasText: /sum\sto\s102|102/ })
      .first()
      .waitFor({ state: 'hidden' });
  });
  await take('with-lenses', async () => {
    editor.set();
    await page
      .locator('.codelens-decoration:visible', { hasText: /Relations|勾稽/ })
      .first()
      .waitFor();
    await page.locator('.view-line', { hasText: '102' }).first().waitFor();
  });
  await take('last-year', async () => {
    await editor.switchTo('2022.txt');
    await editor.goTo('40');
    await page.locator('.view-line', { hasText: /上年\s1|last\syear\s1/ }).waitFor();
  });
  await take('columns', async () => {
    await editor.switchTo(spread);
    await editor.goTo('130');
    await page.locator('.view-line', { hasText: '社会公益组织' }).first().waitFor();
  });
}
