// What a person sees of the extension as it is installed from its package, for looking at, in a folder that git ignores.
// What is shown is in `scenes`, one file a subject.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { address, root, startServer, withPage } from './host.mjs';
import { ending, run } from './processes.mjs';
import { changes } from './scenes/changes.mjs';
import { findings } from './scenes/findings.mjs';
import { firstReport, plain } from './scenes/firstReport.mjs';
import { folders } from './scenes/folders.mjs';
import { importing } from './scenes/importing.mjs';
import { newReport } from './scenes/newReport.mjs';
import { paste } from './scenes/paste.mjs';
import { reading } from './scenes/reading.mjs';
import { settings } from './scenes/settings.mjs';
import { status } from './scenes/status.mjs';
import { walkthrough } from './scenes/walkthrough.mjs';
import { writing } from './scenes/writing.mjs';
import { wrongNumbers } from './scenes/wrongNumbers.mjs';

const scenes = {
  changes,
  findings,
  folders,
  importing,
  newReport,
  reading,
  writing,
  paste,
  status,
  walkthrough,
  wrongNumbers,
  settings,
};

const pictures = join(root, 'test', 'vscode', 'pictures');
/** A report with a wrong number in each of tables 三 and 四. */
export const report = '003_449f627bed4e8a54.txt';
/** A report without three of its rows and without section 四. */
export const holed = '001_c00c0f458b041d9c.txt';
/** A report with a cell a line. */
export const spread = '000_59d91e6a9fd921ee.txt';
/** A Word document with a report that has a wrong number in table 三. */
export const word = '曲沃县2023.docx';
/** The row of the wrong number of table 三. */
export const row = '本年新收政府信息公开申请数量';

/** The language of the editor and the settings of the folder for each series of pictures. */
const series = {
  light: { locale: 'en', settings: { 'workbench.colorTheme': 'Light Modern' } },
  dark: { locale: 'zh-cn', settings: { 'workbench.colorTheme': 'Dark Modern' } },
};

/** What one scene types, no other finds: nothing is saved, and what VS Code keeps of it is forgotten (`backups`). */
const always = { 'files.autoSave': 'off' };
const backups = join('data', 'User', 'Backups');

/** A report's text as a Word document, with a wrong number. */
async function wordDocument(text) {
  const [{ documentFrom }, { writeDocx }] = await Promise.all(
    ['model', 'writeDocx'].map((name) => tsImport(`../server/import/${name}.ts`, import.meta.url)),
  );
  return writeDocx(documentFrom(text, { 'requests/received/business': '8' }));
}

/** Whether Chinese text can be drawn; without a font it would be rows of empty boxes. */
async function hasChineseFont() {
  const fonts = await run('fc-list', [':lang=zh']).catch(() => '');
  return fonts.trim() !== '';
}

/**
 * Takes the pictures of all scenes in a folder that holds the reports.
 * @param vsix the package of the extension
 * @param tell is told of each picture: its name, the seconds it took, and what went wrong, if anything did
 * @param words only scenes with one of these in their names; all where there are none
 */
export async function takePictures(folder, vsix, tell, words = []) {
  const wanted = Object.entries(scenes).filter(
    ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (words.length === 0) rmSync(pictures, { recursive: true, force: true });
  const shown = wanted.map(([, scene]) => scene);
  await play(folder, vsix, tell, { series, scenes: shown, into: pictures });
}

/** Takes a few pictures only: what is packaged works where it is installed. */
export const takeSample = (folder, vsix, tell) =>
  play(folder, vsix, tell, { series: { light: series.light }, scenes: [findings], into: pictures });

/** Takes the pictures of the walkthrough anew. They are checked in: they are part of the extension. */
export async function takeWalkthrough(folder, vsix, tell) {
  const chinese = Object.entries(series).map(([name, { settings }]) => [
    name,
    { locale: 'zh-cn', settings: { ...settings, ...plain } },
  ]);
  const lastYear = join(folder, 'years', '2022.txt');
  writeFileSync(
    lastYear,
    readFileSync(lastYear, 'utf8').replace('上年结转政府信息公开申请数量\t1', (cell) => `${cell.slice(0, -1)}7`),
  );
  const into = mkdtempSync(join(tmpdir(), 'gongkai-walkthrough-'));
  ending(() => rmSync(into, { recursive: true, force: true }));
  await play(folder, vsix, tell, { series: Object.fromEntries(chinese), scenes: [firstReport], into });
  await asWebp(into, join(root, 'media', 'walkthrough'));
}

/** What a piece of work failed with, if it did. */
const messageOf = (work) =>
  work.then(
    () => undefined,
    ({ message }) => message,
  );

/** Plays scenes in VS Code, once for each series, and puts their pictures into a folder. */
async function play(folder, vsix, tell, { series, scenes, into }) {
  if (!(await hasChineseFont())) {
    console.log('left out: this machine has no font with Chinese characters (Debian: fonts-noto-cjk)');
    return;
  }
  mkdirSync(into, { recursive: true });
  const file = join(folder, report);
  const wrong = readFileSync(file, 'utf8')
    .replace(`${row}\t\t89`, `${row}\t\t98`)
    .replace(/^0\t0\t1\t0\t1\t/m, '0\t0\t1\t0\t3\t');
  writeFileSync(file, wrong);
  const whole = readFileSync(join(folder, holed), 'utf8');
  const rows = /^.*(?:2\.重复申请|3\.要求提供公开出版物|4\.无正当理由).*\n/gm;
  writeFileSync(join(folder, holed), whole.replace(rows, '').replace(/^四、政府信息.*?(?=^五、)/ms, ''));
  writeFileSync(join(folder, word), await wordDocument(readFileSync(join(folder, spread), 'utf8')));
  const data = `${folder}-server`;
  const { authority } = await startServer({ data, vsix });
  for (const [name, { locale, settings }] of Object.entries(series)) {
    const set = (more = {}) =>
      writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify({ ...settings, ...always, ...more }));
    const played = (scene) =>
      withPage(async (page) => {
        set();
        rmSync(join(data, backups), { recursive: true, force: true });
        page.setDefaultTimeout(20_000);
        // The words of the editor itself stay English without its language pack; ours are in this language.
        await page.addInitScript((language) => {
          globalThis._VSCODE_NLS_LANGUAGE = language;
        }, locale);
        const taken = [];
        const take = async (what, show) => {
          const start = Date.now();
          const error = await messageOf(show());
          await page.waitForTimeout(500); // until what appeared has faded in
          await page.screenshot({ path: join(into, `${what}-${name}.png`) });
          taken.push({ what, seconds: (Date.now() - start) / 1000, error });
        };
        const editor = editorOf(page, address(authority, folder), { data, folder, set });
        const error = await messageOf(scene(page, editor, take));
        if (error) taken.push({ what: scene.name, seconds: 0, error });
        return taken;
      });
    for (const scene of scenes) {
      let taken = await played(scene);
      const failed = taken.find(({ error }) => error);
      if (failed) {
        // Now and then, on a busy machine, VS Code drops a request; what is wrong fails again.
        console.log(`once more, as ${failed.what} failed: ${failed.error.split('\n')[0]}`);
        taken = await played(scene);
      }
      for (const { what, seconds, error } of taken) tell(`${what}-${name}.png`, seconds, error);
    }
  }
}

/** Writes all pictures of a folder into another, in a form that takes less room. */
const asWebp = (from, into) =>
  withPage(async (page) => {
    mkdirSync(into, { recursive: true });
    for (const name of readdirSync(from)) {
      const png = readFileSync(join(from, name)).toString('base64');
      const webp = await page.evaluate(async (source) => {
        const image = new Image();
        image.src = `data:image/png;base64,${source}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        canvas.getContext('2d').drawImage(image, 0, 0);
        return canvas.toDataURL('image/webp', 0.5).split(',')[1];
      }, png);
      writeFileSync(join(into, name.replace('.png', '.webp')), Buffer.from(webp, 'base64'));
    }
  });

/** What every scene does in the editor. */
const editorOf = (page, url, { data, folder, set }) => ({
  /** Where the reports are. */
  folder,

  /** Gives the folder settings besides those of the series, until the scene ends. */
  set,

  /** Loads the window anew and opens a file from its explorer; with a path its folders are opened before. */
  async open(path) {
    await page.goto(url);
    const folders = path.split('/');
    const file = folders.pop();
    const explorer = page.locator('.explorer-folders-view');
    // Folders stay open from one window to the next.
    for (const folder of folders) {
      const closed = explorer.locator('[aria-expanded="false"]').getByText(folder, { exact: true });
      await explorer.getByText(folder, { exact: true }).waitFor();
      if (await closed.isVisible()) await closed.click();
    }
    await explorer.getByText(file).dblclick();
    await page.locator('.view-line').first().waitFor();
  },

  /** Opens another file of the folder, in the same window. */
  async switchTo(file) {
    await page.keyboard.press('Control+p');
    await page.locator('.quick-input-widget').waitFor();
    await page.keyboard.type(file);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: file }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: file }).waitFor();
    await page.locator('.view-line').first().waitFor();
  },

  /** Goes to a place: `line` or `line:column`, from 1. */
  async goTo(place) {
    const input = page.locator('.quick-input-widget');
    await page.keyboard.press('Control+g');
    await input.waitFor();
    await page.keyboard.type(place);
    await input
      .getByText(`line ${Number.parseInt(place, 10)}`)
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  },

  /** Runs a command of the palette; `words` of its title have to be there. */
  async run(title, words = title) {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget').waitFor();
    await page.keyboard.type(title);
    // While words are typed the list may still hold others, of which Enter would take the chosen one.
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: words }).waitFor();
    await page.keyboard.press('Enter');
  },

  /** Ends the language server as a crash would. */
  crash() {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      if (commandOf(pid).includes(`${data}/extensions/`)) process.kill(Number(pid), 'SIGKILL');
    }
  },

  /** Opens the menu of corrections, which holds these words. */
  async openCorrections(words) {
    const menu = page.locator('.action-widget').getByText(words).first();
    // Now and then, on a busy machine, VS Code drops the request.
    for (let tries = 1; !(await menu.isVisible()); tries++) {
      await page.keyboard.press('Control+.');
      await menu.waitFor({ timeout: 5000 }).catch((error) => {
        if (tries === 3) throw error;
      });
    }
  },
});

/** The command line of a process, empty where it is gone. */
function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
