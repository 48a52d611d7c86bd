// Asks the registry whether anything is known to be unsafe of what is installed with the program: that must be nothing.
// Its libraries are bundled, so npm counts them among the tools it is made with; what is known of these is shown. Where
// the registry does not answer that is said, and is no failure: a checkout without a network is as good as any.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How many are known; null where nobody answered. */
function known(...options) {
  const { stdout } = spawnSync('npm', ['audit', '--json', ...options], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    encoding: 'utf8',
    timeout: 60_000,
    shell: process.platform === 'win32',
  });
  try {
    return JSON.parse(stdout).metadata?.vulnerabilities.total ?? null;
  } catch {
    return null;
  }
}

const say = (count) => (count === null ? 'not available' : `${count} known`);

const installed = known('--omit=dev');
console.log(`npm audit --omit=dev: ${say(installed)}`);
console.log(`npm audit, tools and bundled libraries too: ${say(known())}`);
process.exitCode = installed > 0 ? 1 : 0;
