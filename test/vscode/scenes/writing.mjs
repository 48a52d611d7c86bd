// What helps with writing: what is offered while somebody types, and the layouts of tables.
import { holed, spread } from '../pictures.mjs';

export async function writing(page, editor, take) {
  const offers = page.locator('.suggest-widget.visible');
  const line = (text) => page.locator('.view-line', { hasText: text }).first();

  await take('completion', async () => {
    await editor.open(holed);
    await editor.goTo('54');
    await page.locator('.squiggly-error').first().waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Space');
    await offers.getByText('2.重复申请').first().waitFor();
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-details:visible', { hasText: /依据|Legal basis/ }).waitFor();
  });
  await take('row-begun', async () => {
    await page.keyboard.press('Enter');
    await line(/2\.重复申请/).waitFor();
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1');
  });
  await take('completion-bracket', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+k');
    await editor.goTo('42');
    await page.keyboard.press('Control+Shift+k');
    await page.keyboard.press('Control+Shift+Enter');
    await page.keyboard.type('（');
    await page.keyboard.insertText('二');
    await offers
      .getByText(/部分公开/)
      .first()
      .waitFor();
  });
  await editor.run('Revert File');
  await page.setViewportSize({ width: 1900, height: 900 });
  await editor.switchTo(spread);
  const shown = {
    tabs: ['36', /（三）不予公开\s+1\.属于国家秘密/],
    aligned: ['48', /\|\s（三）不予公开/],
    cells: ['45', /^\s*行政处罚$/],
  };
  for (const [layout, [place, seen]] of Object.entries(shown))
    await take(`layout-${layout}`, async () => {
      editor.set({ 'gongkai.format.layout': layout });
      // Until the window has seen the setting.
      for (let tries = 0; tries < 8 && !(await line(seen).isVisible()); tries++) {
        await editor.run('Format Document');
        await editor.goTo(place);
        await page.waitForTimeout(300);
      }
      await line(seen).waitFor();
    });
  await editor.run('Revert File');
}
