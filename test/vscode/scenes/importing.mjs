// A Word document that is imported: from the explorer's menu, and dropped into a report; and one that is too old for it.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  /** Opens the report and drops a file into it. */
  const drop = async (what) => {
    await editor.open(report);
    await editor.goTo('72');
    await page.locator('.squiggly-error').first().waitFor();
    const [from, to] = await Promise.all([what.boundingBox(), page.locator('.squiggly-error').first().boundingBox()]);
    await page.mouse.move(from.x + 20, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x - 100, to.y + 100, { steps: 5 });
    await page.keyboard.down('Shift');
    await page.mouse.move(to.x - 80, to.y + 100, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
  };

  await take('import-dropped', async () => {
    await drop(file);
    await imported.waitFor();
    await editor.goTo('28');
    await page.locator('.squiggly-error').first().waitFor();
  });
  await forget();

  const old = join(editor.folder, '旧年报.doc');
  await take('import-refused', async () => {
    // What files of Word 97 begin with.
    writeFileSync(old, Buffer.from('d0cf11e0a1b11ae1'.padEnd(4096, '0'), 'hex'));
    await drop(page.locator('.explorer-folders-view').getByText('旧年报.doc'));
    await page.locator('.notification-toast .monaco-button').first().waitFor();
    if (await page.locator('.view-line', { hasText: '旧年报' }).isVisible())
      throw new Error('its name is in the report');
  });
  rmSync(old, { force: true });
}
