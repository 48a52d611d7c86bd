// A VS Code made of npm packages alone, for machines where the desktop program cannot be had: code-server carries
// VS Code's compiled server and workbench, @sparticuz/chromium a browser, and the package `node` the Node it needs.
// Installed into the git-ignored folder `host`, and kept there between runs.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ending, endingAll, onPath, run, start, within } from './processes.mjs';

const here = dirname(fileURLToPath(import.meta.url));
/** The project's folder, which is also the extension's. */
export const root = dirname(dirname(here));

/** Whether a program with a window can be shown. */
export const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const host = join(here, 'host');
const vscode = join(host, 'node_modules', 'code-server', 'lib', 'vscode');

/** Exact versions; what they depend on is pinned by the shrinkwraps of code-server and of its VS Code. */
const packages = ['code-server@4.139.1', '@sparticuz/chromium@147.0.0'];
/** The server needs Node 24, which this program may well run on. */
const ownNode = Number.parseInt(process.versions.node, 10) >= 24;
const node = 'node@24.21.0';

/** What would stand in the way of the reports: an assistant's panel, a welcome page. */
const settings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** Written last: an install without it, or of other versions, is begun again. */
const mark = join(host, 'complete');
const recipe = [...packages, ownNode ? 'own node' : node].join('\n');

/** Installs the host where it is not there yet: half a minute, a gigabyte of disk. */
export async function install() {
  if (existsSync(mark) && readFileSync(mark, 'utf8') === recipe) return;
  console.log('Installing VS Code and a browser from npm into test/vscode/host, this once …');
  rmSync(host, { recursive: true, force: true });
  mkdirSync(host);
  writeFileSync(join(host, 'package.json'), JSON.stringify({ private: true }));
  const npm = (cwd, ...args) => run('npm', ['install', '--no-audit', '--no-fund', ...args], { cwd });
  // No install script of these is needed: the extension host does without the native modules they would compile.
  await npm(host, '--ignore-scripts', ...packages);
  await npm(vscode, '--ignore-scripts', '--omit=dev');
  // This one's install script fetches, from npm too, the binary for this machine.
  if (!ownNode) await npm(host, node);
  await unpackBrowser();
  writeFileSync(mark, recipe);
}

/** Unpacks the browser into the host; the package itself would do so into the folder for temporary files. */
async function unpackBrowser() {
  if (process.platform !== 'linux') return;
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  const env = { ...process.env, TMPDIR: host };
  await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: host, env });
}

/** The Node that runs VS Code. */
const program = () => (ownNode ? process.execPath : join(host, 'node_modules', 'node', 'bin', 'node'));
const serverMain = join(vscode, 'out', 'server-main.js');

/** Installs the extension as a link to this folder, so that a page loaded again has a new build. */
function linkExtension(folder) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(folder);
  symlinkSync(root, join(folder, `${publisher}.${name}-${version}`), 'junction');
}

/** A port that nobody listens on. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts VS Code's server, waits until it listens, and gives its `authority` (host and port) and process.
 * `data` is the folder for its state. The extension is installed from its package `vsix`, else linked, or, when
 * `testing`, left to the page to bring.
 */
export async function startServer({ data, vsix, testing = false }) {
  const machine = join(data, 'data', 'Machine');
  mkdirSync(machine, { recursive: true });
  writeFileSync(join(machine, 'settings.json'), JSON.stringify(settings));
  if (vsix) await run(program(), [serverMain, '--install-extension', vsix, '--server-data-dir', data]);
  else if (!testing) linkExtension(join(data, 'extensions'));
  const port = await freePort();
  const server = start(program(), [
    serverMain,
    ...['--host', '127.0.0.1', '--port', String(port), '--server-data-dir', data],
    ...['--without-connection-token', '--accept-server-license-terms', '--disable-telemetry'],
    ...['--disable-workspace-trust', ...(testing ? ['--enable-smoke-test-driver'] : [])],
  ]);
  let said = '';
  const listening = new Promise((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said = (said + text).slice(-10_000);
        if (said.includes('Extension host agent listening')) resolve();
      });
    }
    server.once('error', reject).once('exit', (code) => reject(new Error(`VS Code's server ended with ${code}`)));
  });
  await within(60, "VS Code's server", listening).catch((error) => {
    throw new Error(`${error.message}\n${said}`);
  });
  return { authority: `127.0.0.1:${port}`, server };
}

/**
 * Does `work` with a page of a browser without a window: a Chromium on PATH, else the one of the host.
 * Each page has its own browser, because the host's does not outlive its page.
 */
export async function withPage(work) {
  const installed = onPath('chromium', 'chromium-browser', 'google-chrome');
  const browser = await chromium.launch({
    executablePath: installed ?? join(host, 'chromium'),
    // The host's browser is made for machines where it cannot start processes of its own.
    args: [
      '--no-sandbox',
      // Where the page is served by `page.route`, newer browsers take it for a stranger's and this machine as closed to it.
      '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
      ...(installed ? [] : ['--headless=shell', '--single-process', '--no-zygote']),
    ],
    timeout: 30_000,
    // On a signal, `endingAll` closes it together with the rest.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  ending(() => browser.close());
  try {
    const permissions = ['clipboard-read', 'clipboard-write'];
    return await work(await browser.newPage({ viewport: { width: 1400, height: 900 }, permissions }));
  } finally {
    await browser.close();
  }
}

/** The address of a VS Code with a folder open, or the folders that a file says. */
export const address = (authority, path) =>
  `http://${authority}/?${path.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURI(path)}`;

// `npm run host` installs it ahead of its first use.
if (process.argv[1] === fileURLToPath(import.meta.url)) await endingAll(install);
