// Changes of a whole report, as they are shown before they are made: missing parts inserted, totals recomputed.
import { holed, report } from '../pictures.mjs';

export async function changes(page, editor, take) {
  const preview = async () => {
    await page.locator('.notification-toast .monaco-button').first().waitFor();
    await page.locator('.monaco-diff-editor .line-insert').first().waitFor();
  };

  await take('inserted-parts', async () => {
    await editor.open(holed);
    await editor.goTo('50');
    await page.locator('.squiggly-error').first().waitFor();
    await editor.run('Gongkai: Insert Missing', 'Missing');
    await preview();
  });
  await take('recomputed-totals', async () => {
    await editor.open(report);
    await editor.goTo('72');
    await page.locator('.squiggly-error').first().waitFor();
    await editor.run('Gongkai: Recompute', 'Totals');
    await preview();
  });
  await take('recomputed-by-key', async () => {
    await page.keyboard.press('Control+Enter');
    await page.locator('.monaco-diff-editor').waitFor({ state: 'hidden' });
    await page.locator('.view-line', { hasText: '102' }).first().waitFor();
    // The question goes with its preview.
    await page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
    if (await page.locator('[id="status.notifications"] .codicon-bell-dot').isVisible())
      throw new Error('a notification is left');
  });
}
