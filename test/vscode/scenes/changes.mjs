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
}
