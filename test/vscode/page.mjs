// Runs the suite in a page of the npm-hosted VS Code.
import { join } from 'node:path';
import { address, root, withPage } from './host.mjs';
import { within } from './processes.mjs';

/**
 * Opens a folder, or a file that says which, and runs the suite's module `tests` on it, with the `node` build of the
 * extension or the one for browsers. Rejects where it does not come to its end; what became of the tests it leaves in the folder.
 */
export const runInPage = (authority, kind, tests, folder) =>
  withPage(async (page) => {
    const said = [];
    let exited;
    const exit = new Promise((resolve) => {
      exited = resolve;
    });
    await page.exposeFunction('codeAutomationLog', (_type, args) => said.push(args.join(' ')));
    await page.exposeFunction('codeAutomationExit', (code) => exited(code));
    if (kind !== 'node') await developInBrowser(page, authority, tests);
    await page.goto(address(authority, folder) + (kind === 'node' ? developOnServer(authority, tests) : ''));
    const code = await within(600, 'the suite', exit);
    if (code !== 0) throw new Error(`the suite ended with ${code}\n${said.slice(-20).join('\n')}`);
  });

/** What makes a page load the extension from this folder into the server's extension host, and run the suite there. */
function developOnServer(authority, tests) {
  const remote = (path) => `vscode-remote://${authority}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(tests)],
  ];
  return `&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/**
 * Has the page load the extension into its own extension host, a web worker, and run the suite there. Only extensions
 * that come by HTTP may start a worker of their own, as the language server is one, and the page's security policy
 * allows its own origin alone. So the files are put there, the suite inside the extension, whose host it shares.
 */
async function developInBrowser(page, authority, tests) {
  const extension = { scheme: 'http', authority, path: '/gongkai' };
  const suite = { ...extension, path: `${extension.path}/suite.cjs` };
  const at = (test) => (url) => url.origin === `http://${authority}` && test(url.pathname);
  await page.route(
    at((path) => path.startsWith(`${extension.path}/`)),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = pathname === suite.path ? tests : join(root, pathname.slice(extension.path.length));
      await route.fulfill({ path: file }).catch(() => route.fulfill({ status: 404 }));
    },
  );
  await page.route(
    at((path) => path === '/'),
    async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /(?<=id="vscode-workbench-web-configuration" data-settings=")[^"]*/,
        (escaped) => {
          const settings = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
          Object.assign(settings.developmentOptions, { extensions: [extension], extensionTestsPath: suite });
          return JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
        },
      );
      await route.fulfill({ response, body });
    },
  );
}
