// `npm run test:vscode`: runs the suite in a real VS Code, as a desktop and as a browser extension, and then looks whether
// the package works where it is installed. In the desktop program where one can be downloaded and shown, else in the
// npm-hosted one; the suite is the same. `npm run pictures`: takes pictures of all that the package shows, for people to
// look at; with `--walkthrough` those that are part of it. With words behind either, `npm run test:vscode -- links`, only
// the tests or pictures of those subjects (the names of the files in `suite` and `scenes`).
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { download, SilentReporter } from '@vscode/test-electron';
import { build } from 'esbuild';
import { hasDisplay, install, root, startServer } from './host.mjs';
import { runInPage } from './page.mjs';
import { takePictures, takeSample, takeWalkthrough } from './pictures.mjs';
import { ending, endingAll, run, within } from './processes.mjs';

const words = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const forPictures = process.argv.includes('--pictures');
/** With the word `virtual` the build for browsers runs on a workspace that is on no disk; that is a window more. */
const kinds = forPictures ? [] : words.includes('virtual') ? ['virtual'] : ['node', 'web'];
const take = !forPictures
  ? takeSample
  : process.argv.includes('--walkthrough')
    ? takeWalkthrough
    : (...those) => takePictures(...those, words);

const count = { passed: 0, failed: 0 };

function report(name, seconds, error) {
  count[error ? 'failed' : 'passed']++;
  console.log(`${error ? 'FAILED' : 'ok'}  ${name} (${seconds.toFixed(1)} s)`);
  if (error) console.log(stripVTControlCharacters(error).split('\n').slice(0, 20).join('\n').replace(/^/gm, '    '));
}

/** Does one thing that passes or fails as a whole. */
async function step(name, work) {
  const start = Date.now();
  const error = await work().then(
    () => undefined,
    (error) => error.message,
  );
  report(name, (Date.now() - start) / 1000, error);
}

/** A folder to open, with copies of the reports and a note, so that nothing is changed here. */
function workspace(folder) {
  cpSync(join(root, 'seeds'), folder, { recursive: true });
  for (const year of ['2021', '2022'])
    cpSync(join(root, 'test', 'fixtures', 'reports', `pingtan_${year}.txt`), join(folder, 'years', `${year}.txt`));
  cpSync(join(root, 'test', 'fixtures', 'reports', 'hongze_2023.layout.txt'), join(folder, 'pdf', '洪泽区2023.txt'));
  writeFileSync(
    join(folder, 'note.txt'),
    '政府信息公开工作年度报告要在1月31日前公布。\n\n一、先核对表格\n二、再核对文字\n',
  );
  // In a browser VS Code saves by itself, whatever a test is about to take back.
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify({ 'files.autoSave': 'off' }));
  return folder;
}

/** A file that opens a folder which only the suite provides. */
function virtual(folder) {
  const path = `${folder}.code-workspace`;
  writeFileSync(path, JSON.stringify({ folders: [{ uri: 'gongkai-test:/reports', name: 'reports' }] }));
  return path;
}

/** The desktop VS Code of @vscode/test-electron, or nothing where it cannot be had. */
async function desktop() {
  if (!hasDisplay) return undefined;
  try {
    return await within(180, 'downloading VS Code', download({ timeout: 5000, reporter: new SilentReporter() }));
  } catch (error) {
    console.log(`No desktop VS Code (${error.message}); the npm-hosted one is used.`);
  }
}

/** Runs the suite in desktop VS Code, with settings and extensions of its own. */
function runInDesktop(program, kind, tests, folder) {
  const own = [`--user-data-dir=${folder}-data`, `--extensions-dir=${folder}-extensions`];
  const quiet = ['--skip-welcome', '--skip-release-notes', '--disable-updates', '--disable-workspace-trust'];
  // As root, or in a container, Chromium's sandbox is not to be had.
  const sandbox = ['--no-sandbox', '--disable-gpu-sandbox'];
  const extension = [`--extensionDevelopmentPath=${root}`, `--extensionTestsPath=${tests}`];
  if (kind !== 'node') extension.push('--extensionDevelopmentKind=web');
  return run(program, [folder, ...own, ...quiet, ...sandbox, ...extension], { seconds: 90, shell: false });
}

await endingAll(async () => {
  console.log('Building …');
  await run('npm', ['run', '--silent', 'build'], { cwd: root });
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
  ending(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const tests = join(folder, 'suite', 'index.js');
  await build({
    entryPoints: [join(root, 'test', 'vscode', 'suite', 'index.ts')],
    outfile: tests,
    bundle: true,
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    sourcemap: 'inline',
    define: { SUBJECTS: JSON.stringify(words) },
  });

  const program = await desktop();
  // The pictures are taken in the npm-hosted one in any case, where its browser runs.
  const hosted = !program || process.platform === 'linux';
  if (hosted) await install();
  const { authority } = program ? {} : await startServer({ data: join(folder, 'server'), testing: true });
  for (const kind of kinds) {
    console.log(`\nThe ${kind} build in ${program ? 'desktop' : 'npm-hosted'} VS Code`);
    const place = workspace(join(folder, kind));
    const opened = kind === 'virtual' ? virtual(place) : place;
    await step('the suite runs to its end', () =>
      program ? runInDesktop(program, kind, tests, opened) : runInPage(authority, kind, tests, opened),
    );
    for (const { name, seconds, error, first } of results(place)) {
      if (first && !error) console.log(`once more, as it failed: ${first.split('\n')[0]}`);
      report(name, seconds, error);
    }
  }

  console.log('\nPictures');
  if (!hosted) console.log('left out: the browser that takes them runs on Linux');
  else {
    const vsix = join(folder, 'gongkai.vsix');
    await step('the extension is packaged, in at most 1.5 MB', async () => {
      await run('npm', ['run', '--silent', 'package', '--', '--out', vsix], { cwd: root });
      const { size } = statSync(vsix);
      if (size > 1_500_000) throw new Error(`it has ${size} bytes`);
    });
    await take(workspace(join(folder, 'pictures')), vsix, report);
  }
}).catch((error) => {
  console.error(error.message);
  count.failed++;
});

console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed > 0 ? 1 : 0);

/** What the suite left in the folder it ran on. */
function results(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
  } catch {
    return [{ name: 'the suite leaves its results', seconds: 0, error: 'there are none' }];
  }
}
