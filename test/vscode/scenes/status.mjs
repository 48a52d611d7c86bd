// The language status: what it says of a report, and the way back when the server has crashed too often.
import { report } from '../pictures.mjs';

export async function status(page, editor, take) {
  const item = page.locator('[id="status.languageStatus"]');
  const said = page.locator('.monaco-hover:visible', { hasText: '2023' });
  const squiggle = page.locator('.squiggly-error').first();

  await take('status', async () => {
    await editor.open(report);
    await editor.goTo('72');
    await squiggle.waitFor();
    await item.hover();
    await said.waitFor();
  });
  const end = page.locator('.notification-toast', { hasText: /no longer checked|不再检查/ });
  await take('stopped', async () => {
    await page.mouse.move(0, 0);
    for (let crashes = 0; !(await end.isVisible()) && crashes < 50; crashes++) {
      editor.crash();
      await page.waitForTimeout(300);
    }
    await end.waitFor();
    // One message, in words of ours.
    const messages = await page.locator('.notification-toast').count();
    if (messages !== 1) throw new Error(`${messages} messages`);
    await squiggle.waitFor({ state: 'hidden' });
    await item.hover();
    await page.locator('.monaco-hover:visible .codicon-error').waitFor();
  });
  await take('restarted', async () => {
    await page.mouse.move(0, 0);
    await end.locator('.monaco-button').first().click();
    await squiggle.waitFor();
  });
}
