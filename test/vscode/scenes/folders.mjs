// What is found in the reports of a folder that nobody has opened, and a rule turned off from the light bulb.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { report } from '../pictures.mjs';

export async function folders(page, editor, take) {
  const off = /in this workspace|在整个工作区/;
  const problems = page.locator('.markers-panel');

  await take('folder-menu', async () => {
    await editor.open(report);
    await editor.goTo('72');
    await page.locator('.squiggly-error').first().waitFor();
    await page.locator('.explorer-folders-view').getByText('years').click({ button: 'right' });
    await page
      .locator('.monaco-menu')
      .getByText(/Check the Reports|检查此文件夹/)
      .first()
      .waitFor();
  });
  await take('folder-checked', async () => {
    await page.keyboard.press('Escape');
    await editor.run('Gongkai: Check All', /Check All Reports|检查工作区/);
    await page.locator('.notification-toast', { hasText: /Reports: 8|年报 8 份/ }).waitFor();
    await page.locator('.notification-toast', { hasText: /Checking|检查年报/ }).waitFor({ state: 'hidden' });
  });
  await take('folder-problems', async () => {
    await page.locator('.notification-toast .monaco-button').first().click();
    await page.locator('.panel .codicon-collapse-all:visible').first().click();
    await problems.getByText('2022.txt').first().waitFor();
    await page.mouse.move(0, 0);
  });
  await take('rule-turned-off', async () => {
    await editor.goTo('73:5');
    await editor.openCorrections(off);
    await page.locator('.action-widget').getByText(off).first().hover();
  });
  await take('rule-off', async () => {
    await page.keyboard.press('Enter');
    await page.locator('.explorer-folders-view').getByText('gongkai.config.json').waitFor();
    await page.locator('.squiggly-warning').nth(1).waitFor({ state: 'hidden' });
    await page.locator('.squiggly-error').first().waitFor();
  });
  rmSync(join(editor.folder, 'gongkai.config.json'), { force: true });
}
