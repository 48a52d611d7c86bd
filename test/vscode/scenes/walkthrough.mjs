// The page of the walkthrough.
export async function walkthrough(page, editor, take) {
  const step = page.locator('.getting-started-step:visible');
  await take('walkthrough', async () => {
    await editor.open('note.txt');
    await editor.run('Welcome: Open Walkthrough', 'Walkthrough');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: /年报|Report/ })
      .first()
      .click();
    await step.first().waitFor();
  });
  await take('walkthrough-correct', () => step.nth(2).click());
}
