// Runs everything that must hold: build, types, lint, unit tests, how well wrong numbers are found and, without --fast,
// what the registry knows of the dependencies, and the suite in a real VS Code. With --coverage: how much of the
// server the unit tests reach, and that it is enough.
// Its last line is the sum: `N passed, N failed`.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fast = process.argv.includes('--fast');
const coverage = process.argv.includes('--coverage');

const unitTests = readdirSync(join(root, 'test'), { recursive: true })
  .map((name) => join('test', name))
  .filter((name) => name.endsWith('.test.ts') && !/^test.(bench|vscode|fixtures)\b/.test(name))
  .sort();

/** Runs a command, shows what it prints, and resolves with its exit code and the end of its standard output. */
function run(command, args) {
  return new Promise((resolve) => {
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], shell });
    let tail = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      process.stdout.write(chunk);
      tail = (tail + chunk).slice(-200_000);
    });
    child.on('error', (error) => resolve({ code: 1, tail: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, tail }));
  });
}

/** The last number that a pattern finds; 0 where it finds none. */
const last = (text, pattern) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);

const npm =
  (script, ...options) =>
  () =>
    run('npm', ['run', '--silent', script, '--', ...options]);

/** One thing done: a passed or a failed test. */
const asOne = ({ code }) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A run that counts its own tests. Ending badly, or having run nothing, is a failure even if it counted none. */
const counted = (passed, failed) => (outcome) => {
  const count = { passed: last(outcome.tail, passed), failed: last(outcome.tail, failed) };
  const wrong = outcome.code !== 0 || count.passed === 0;
  return wrong ? { ...count, failed: Math.max(1, count.failed) } : count;
};

const unit = ['--import', 'tsx', '--test', '--test-reporter=spec'];
const countedTests = counted(/^ℹ pass (\d+)$/gm, /^ℹ (?:fail|cancelled) ([1-9]\d*)$/gm);

/** Bundles that tests start are covered by way of their source maps, for which they are too large to be packed. */
const covered = [
  ['build', npm('build', '--debug'), asOne],
  [
    'unit tests and what they cover',
    () => {
      const tests = unitTests.filter((name) => !name.endsWith('package.test.ts'));
      return run(process.execPath, ['node_modules/c8/bin/c8.js', process.execPath, ...unit, ...tests]);
    },
    countedTests,
  ],
  ['build as it is packed', npm('build'), asOne],
];

const everything = [
  ['build', npm('build'), asOne],
  ['typecheck', npm('typecheck'), asOne],
  ['lint', npm('lint'), asOne],
  ['unit tests', () => run(process.execPath, [...unit, ...unitTests]), countedTests],
  ['wrong numbers found', npm('bench:errorloc', '--check=found'), asOne],
];
if (!fast)
  everything.push(
    ['audit', () => run(process.execPath, ['test/audit.mjs']), asOne],
    ['VS Code', npm('test:vscode'), counted(/^(\d+) passed, \d+ failed$/gm, /^\d+ passed, (\d+) failed$/gm)],
  );

const sum = { passed: 0, failed: 0 };
const broken = [];
for (const [name, start, count] of coverage ? covered : everything) {
  console.log(`\n== ${name}`);
  const { passed, failed } = count(await start());
  sum.passed += passed;
  sum.failed += failed;
  if (failed > 0) broken.push(name);
}
console.log(broken.length > 0 ? `\nFailed: ${broken.join(', ')}` : '');
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;
