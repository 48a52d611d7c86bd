// A new report with what last year's hands on, and two years side by side.
export async function newReport(page, editor, take) {
  const lens = page.locator('.codelens-decoration:visible', { hasText: /[Rr]elations|勾稽/ }).first();
  await take('new-report-organ', async () => {
    await editor.open('years/2022.txt');
    await editor.goTo('30');
    await lens.waitFor();
    await editor.run('Gongkai: New Report');
    await page.locator('.quick-input-widget .quick-input-title', { hasText: '1/2' }).waitFor();
  });
  await take('new-report', async () => {
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget .quick-input-title', { hasText: '2/2' }).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2022\n');
    await page.locator('.notification-toast').first().waitFor();
    await page.locator('.squiggly-warning').first().waitFor();
  });
  await take('new-report-table', async () => {
    await editor.goTo('48');
    await lens.waitFor();
  });
  await take('new-file', async () => {
    await page.locator('.notification-toast .codicon-notifications-clear').first().click();
    await editor.run('Create: New File', 'New File');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: /Gongkai|年报|Annual/ })
      .first()
      .waitFor();
  });
  await take('compared', async () => {
    await editor.open('years/2022.txt');
    await editor.goTo('30');
    await lens.waitFor();
    await editor.run('Gongkai: Compare');
    await page.locator('.monaco-diff-editor .char-insert').first().waitFor();
  });
}
