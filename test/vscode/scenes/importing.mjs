// A Word document that is imported: from the explorer's menu, and dropped into a report.
import { report, word } from '../pictures.mjs';

export async function importing(page, editor, take) {
  const file = page.locator('.explorer-folders-view').getByText(word);
  const command = page.locator('.monaco-menu').getByText(/Import Reports|导入其他格式/);
  const imported = page.locator('.tab.active', { hasText: '曲沃县' });

  /** Leaves nothing for other scenes. */
  const forget = () => editor.run('File: Revert and Close', 'Revert and Close').catch(() => {});

  await take('import-menu', async () => {
    await editor.open(report);
    // In a window just opened it takes a moment until the menu has what extensions put there.
    for (let tries = 1; tries < 10 && !(await command.isVisible()); tries++) {
      await page.keyboard.press('Escape');
      await file.click({ button: 'right' });
      await command.waitFor({ timeout: 1000 }).catch(() => {});
    }
    await command.hover();
  });
  await take('imported', async () => {
    await command.click();
    await imported.waitFor();
    await editor.goTo('28');
    await page.locator('.squiggly-error').first().waitFor();
  });
  await forget();
  await take('import-dropped', async () => {
    await editor.open(report);
    await editor.goTo('72');
    await page.locator('.squiggly-error').first().waitFor();
    const [from, to] = await Promise.all([file.boundingBox(), page.locator('.squiggly-error').first().boundingBox()]);
    await page.mouse.move(from.x + 20, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x - 100, to.y + 100, { steps: 5 });
    await page.keyboard.down('Shift');
    await page.mouse.move(to.x - 80, to.y + 100, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await imported.waitFor();
    await editor.goTo('28');
    await page.locator('.squiggly-error').first().waitFor();
  });
  await forget();
}
