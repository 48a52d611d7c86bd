// What a person sees: pictures of squiggles, hovers and corrections, for looking at, in a folder that git ignores.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { address, root, startServer, withPage } from './host.mjs';
import { run } from './processes.mjs';

const pictures = join(root, 'test', 'vscode', 'pictures');
const report = '003_449f627bed4e8a54.txt';
const spread = '000_59d91e6a9fd921ee.txt';
const row = '本年新收政府信息公开申请数量';

/** The settings of the folder for one series of pictures. */
const series = {
  light: { 'workbench.colorTheme': 'Light Modern', 'gongkai.language': 'en' },
  dark: { 'workbench.colorTheme': 'Dark Modern', 'gongkai.language': 'zh' },
};

/** Whether Chinese text can be drawn; without a font it would be rows of empty boxes. */
async function hasChineseFont() {
  const fonts = await run('fc-list', [':lang=zh']).catch(() => '');
  return fonts.trim() !== '';
}

/** Takes the pictures of a report with a wrong number, in a folder that holds the reports; each is a `step`. */
export async function takePictures(folder, step) {
  if (!(await hasChineseFont())) {
    console.log('left out: this machine has no font with Chinese characters (Debian: fonts-noto-cjk)');
    return;
  }
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures);
  const file = join(folder, report);
  const wrong = readFileSync(file, 'utf8')
    .replace(`${row}\t\t89`, `${row}\t\t98`)
    .replace(/^0\t0\t1\t0\t1\t/m, '0\t0\t1\t0\t3\t');
  writeFileSync(file, wrong);
  mkdirSync(join(folder, '.vscode'));
  const { authority } = await startServer({ data: `${folder}-server` });
  for (const [name, settings] of Object.entries(series)) {
    writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
    await withPage((page) =>
      takeSeries(page, address(authority, folder), (what, show) =>
        step(`${what}-${name}.png`, async () => {
          try {
            await show();
          } finally {
            await page.waitForTimeout(500); // until what appeared has faded in
            await page.screenshot({ path: join(pictures, `${what}-${name}.png`) });
          }
        }),
      ),
    );
  }
}

/** Opens the menu of corrections, which holds these words. */
async function openCorrections(page, words) {
  const menu = page.locator('.action-widget').getByText(words).first();
  // Now and then, on a busy machine, VS Code drops the request.
  for (let tries = 1; !(await menu.isVisible()); tries++) {
    await page.keyboard.press('Control+.');
    await menu.waitFor({ timeout: 5000 }).catch((error) => {
      if (tries === 3) throw error;
    });
  }
}

async function takeSeries(page, url, take) {
  page.setDefaultTimeout(20_000);
  const number = page.locator('.view-line span', { hasText: /^98$/ }).last();
  const label = page.locator('.view-line span', { hasText: row }).last();
  const hover = page.locator('.monaco-hover:visible', { hasText: row });

  await take('squiggles', async () => {
    await page.goto(url);
    await page.locator('.explorer-folders-view').getByText(report).dblclick();
    await page.locator('.view-line').first().waitFor();
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget').waitFor();
    await page.keyboard.type('72\n');
    await page.locator('.squiggly-error').first().waitFor();
  });
  await take('hover-number', async () => {
    await number.hover();
    await hover.waitFor();
  });
  await take('hover-row', async () => {
    await page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    await label.hover({ position: { x: 60, y: 8 } });
    await hover.waitFor();
  });
  await take('corrections', async () => {
    await number.click();
    await page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    await openCorrections(page, '89');
  });
  await take('doubt', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget').waitFor();
    await page.keyboard.type('96:17\n');
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    await page.locator('.monaco-hover:visible', { hasText: /无法断定|nothing tells/ }).waitFor();
  });
  await take('doubt-corrections', async () => {
    await page.keyboard.press('Escape');
    await openCorrections(page, '尚未审结');
  });
  await take('all-corrections', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget').waitFor();
    await page.keyboard.type('Gongkai: Apply All');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Certain' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.notification-toast .monaco-button').first().waitFor();
    await page.locator('.monaco-diff-editor .char-insert').first().waitFor();
  });
  await take('columns', async () => {
    await page.keyboard.press('Escape');
    await page.goto(url);
    await page.locator('.explorer-folders-view').getByText(spread).dblclick();
    await page.locator('.view-line').first().waitFor();
    await page.keyboard.press('Control+g');
    await page.locator('.quick-input-widget').waitFor();
    await page.keyboard.type('130\n');
    await page.locator('.view-line', { hasText: '社会公益组织' }).first().waitFor();
  });
}
