// How fast a report is checked, and in how much memory, beside VS Code's JSON and Markdown services on the same content;
// what each feature takes; how soon the extension is active, the server answers, and a report that is opened is checked;
// and how soon an edit is answered, beside a server that does nothing, and while a large workspace is read; and how the
// command line checks an archive. `--check` fails where a target is missed.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { timeActivation } from './activation.js';
import { timeBatch } from './batch.js';
import { proseOf, reportOf } from './corpus.js';
import { timeEdit, timeOpening, timeStart, type Way } from './edit.js';
import { timeFeatures } from './features.js';
import { idleServer } from './idle.js';
import { print } from './measure.js';
import { peakMemory } from './memory.js';
import { type TextTime, timeText } from './text.js';
import { timeWorkspace } from './workspace.js';

const missed: string[] = [];
const target = (met: boolean, what: string): void => {
  if (!met) missed.push(what);
};

const runsOf: [kilobytes: number, runs: number][] = [
  [13, 1_000],
  [100, 50],
  [1_000, 11],
  [10_000, 5],
];
const times: TextTime[] = [];
for (const [kilobytes, runs] of runsOf) times.push(await timeText(kilobytes, runs));
print(
  'Parse, read and check: a text whose numbers were never seen, and the same again (ms, median)',
  ['KB', 'first', 'again', 'json', 'markdown', 'first/json', 'again/json'],
  times.map(({ kilobytes, first, again, json, markdown }) => [
    String(kilobytes),
    first,
    again,
    json,
    markdown,
    first / json,
    again / json,
  ]),
);
for (const { kilobytes, first, again, json } of times) {
  const half = `more than half the JSON service's time at ${kilobytes} KB`;
  target(first <= json / 2, `first check ${half} (${(first / json).toFixed(2)})`);
  target(again <= json / 2, `check again ${half} (${(again / json).toFixed(2)})`);
}

const [megabyte, tenMegabytes] = times.slice(-2) as [TextTime, TextTime];
const growth = Math.max(tenMegabytes.first / megabyte.first, tenMegabytes.again / megabyte.again);
console.log(`\nGrowth from 1,000 KB to 10,000 KB: at most ${growth.toFixed(1)}-fold`);
target(growth <= 12, 'growth more than 12-fold');

const peak = await peakMemory(10_000);
console.log(
  `\nMemory at 10,000 KB, at most: ${peak.gongkai.toFixed(0)} MB, the JSON service ${peak.json.toFixed(0)} MB`,
);
target(peak.gongkai <= peak.json, "more memory than the JSON service's");

const small = await timeFeatures(reportOf(13), 200);
const rows = await timeFeatures(reportOf(1_000), 11);
const prose = await timeFeatures(proseOf(1_000), 11);
print(
  'Features on a report that is read and checked (ms, median)',
  ['', '13 KB', '1,000 KB of rows', '1,000 KB of prose'],
  small.map(([name, time], at) => [name, time, rows[at]?.[1] ?? Number.NaN, prose[at]?.[1] ?? Number.NaN]),
);
for (const [name, time] of small) target(time <= 5, `${name} above 5 ms at 13 KB`);
for (const [name, time] of [...rows, ...prose]) target(time <= 100, `${name} above 100 ms at 1,000 KB`);

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const server = path('../../dist/server.js');
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
const idle = await idleServer(folder);

const { shortest, usual } = await timeActivation(10);
console.log(
  `\nThe extension is active after ${usual.toFixed(1)} ms (median of 10; shortest ${shortest.toFixed(1)} ms)`,
);
target(usual < 30, 'the extension takes 30 ms or more to be active');

const opening: [way: Way, time: number][] = [
  ['pull', await timeOpening(server, 9, 'pull', 10)],
  ['push', await timeOpening(server, 9, 'push', 10)],
];
print('Opening the first report, 9 KB, to its diagnostics over stdio (ms, median)', ['way', 'time'], opening);
for (const [way, time] of opening) target(time <= 60, `the first report not checked within 60 ms (${way})`);

const [started = Number.NaN, idleStarted = Number.NaN] = await timeStart([server, idle], 20);
print('Start to `initialize` answered over stdio (ms, median)', ['gongkai', 'idle'], [[started, idleStarted]]);
target(
  started <= idleStarted * 1.15,
  `start more than 1.15 times an idle server's (${(started / idleStarted).toFixed(2)})`,
);

const answers: (string | number)[][] = [];
for (const [kilobytes, edits] of [
  [13, 200],
  [1_000, 20],
] as const) {
  for (const way of ['pull', 'push'] satisfies Way[]) {
    const [ours = Number.NaN, theirs = Number.NaN] = await timeEdit([server, idle], kilobytes, way, edits);
    answers.push([String(kilobytes), way, ours, theirs]);
    const what = `edit at ${kilobytes} KB (${way}) not answered within`;
    if (kilobytes === 13)
      target(ours <= theirs * 2, `${what} twice an idle server's time (${(ours / theirs).toFixed(2)})`);
    else target(ours <= 20, `${what} 20 ms (${ours.toFixed(1)})`);
  }
}
rmSync(folder, { recursive: true });
print('Edit to diagnostics over stdio (ms, median)', ['KB', 'way', 'gongkai', 'idle'], answers);

const { seconds, megabytes, reports, idle: alone, busy, check, again } = await timeWorkspace(server, 10_000);
print(
  `A workspace of ${reports} reports read in ${seconds.toFixed(1)} s; edit to diagnostics meanwhile (ms)`,
  ['', 'median', '99 %'],
  [
    ['nothing to read', ...alone],
    ['while reading', ...busy],
    ['while checking all', ...check.busy],
    ['once more', ...again.busy],
  ],
);
console.log(`Memory of the server, at most: ${megabytes.toFixed(0)} MB`);
console.log(
  `Checked when asked for: ${check.reports} reports, ${check.findings} findings, in ${check.seconds.toFixed(1)} s, ` +
    `with ${check.megabytes.toFixed(0)} MB at most; once more, unchanged, in ${again.seconds.toFixed(1)} s`,
);
target(reports === 10_000, 'not every report of the workspace was read');
target(!(megabytes >= 200), 'reading a workspace took 200 MB or more');
target(busy[0] <= alone[0] * 2 + 1, 'typing is slowed while a workspace is read');
target(check.reports === 10_000 && again.findings === check.findings, 'not every report of the workspace was checked');
target(check.busy[0] <= alone[0] * 2 + 1, 'typing is slowed while a workspace is checked');

const batches = await timeBatch(10_000);
print(
  'An archive of 10,000 reports of 9 KB checked on the command line',
  ['', 'reports/s', 's', 'first answer (s)', 'processor (ms a report)', 'MB', 'compared'],
  batches.map(([name, { reports, seconds, first, processor, megabytes, compared }]) => [
    name,
    (reports / seconds).toFixed(0),
    seconds,
    first,
    (processor / reports) * 1000,
    megabytes.toFixed(0),
    String(compared),
  ]),
);
for (const [name, { reports, seconds, megabytes }] of batches) {
  target(reports === 10_000, `not every report was answered for (${name})`);
  target(reports / seconds >= 1_500, `fewer than 1,500 reports a second (${name}: ${(reports / seconds).toFixed(0)})`);
  target(megabytes < 250, `checking an archive took 250 MB or more (${name}: ${megabytes.toFixed(0)})`);
}

const size = (name: string): number => statSync(path(`../../dist/${name}`)).size / 1000;
console.log(`\ndist/server.js: ${size('server.js').toFixed(0)} KB`);
console.log(`dist/core.js, loaded with the first document: ${size('core.js').toFixed(0)} KB`);
target(size('server.js') < 350, 'dist/server.js not under 350 KB');

console.log(missed.length > 0 ? `\nMissed: ${missed.join('; ')}` : '\nEvery target met.');
if (process.argv.includes('--check') && missed.length > 0) process.exitCode = 1;
