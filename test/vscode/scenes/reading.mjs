// What helps with reading: the column's name behind each number of a table with a cell a line.
import { spread } from '../pictures.mjs';

export async function reading(page, editor, take) {
  await take('columns', async () => {
    await editor.open(spread);
    await editor.goTo('130');
    await page.locator('.view-line', { hasText: '社会公益组织' }).first().waitFor();
  });
}
