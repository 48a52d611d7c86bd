// `npm run open`: builds, and opens VS Code with the extension on the folder of example reports. Where the desktop
// program is not installed, an npm-hosted VS Code is served to a browser instead, until Ctrl+C.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { address, hasDisplay, install, root, startServer } from './host.mjs';
import { ending, endingAll, onPath, run } from './processes.mjs';

const seeds = join(root, 'seeds');

/** Serves VS Code to a browser for as long as this program runs. */
async function serve() {
  await install();
  const data = mkdtempSync(join(tmpdir(), 'gongkai-open-'));
  ending(() => rmSync(data, { recursive: true, force: true }));
  const { authority, server } = await startServer({ data });
  console.log(`\nOpen this in a browser (Ctrl+C here ends it):\n\n  ${address(authority, seeds)}\n`);
  await once(server, 'exit');
  throw new Error("VS Code's server has ended.");
}

await endingAll(async () => {
  console.log('Building …');
  await run('npm', ['run', '--silent', 'build'], { cwd: root });
  const code = hasDisplay ? onPath('code') : undefined;
  if (code) await run(code, ['--new-window', `--extensionDevelopmentPath=${root}`, seeds]);
  else await serve();
}).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
