// Stands for node:test in the bundle of the mutation runner: keeps the tests it is given instead of running them.

/** Measures of time, and tests that try hundreds of tables: too slow to be run for every mutant. */
const leftOut = new RegExp(
  [
    'cost grows',
    'in time that grows',
    'any table with any mistakes',
    'rows and columns that are missing',
    'a table in which most is wrong',
    'blanks that sums determine',
    'development cases',
    'every set of misprints',
    'findings of a report agree',
    'tables without fault',
    'one character of a label',
    'that is being filled in',
    'every label of the form',
    'tables or titles are missing',
    'where somebody is typing',
    'a new report › (?:is|of)',
    'whatever numbers a table has',
    'any of them has each number',
    'is put back: (?!00[01]|pingtan_2022\\.txt)',
    'damage\\.test\\.ts › (?!pingtan_2021\\.txt)',
    'changes no number: (?!pipes)',
  ].join('|'),
);

let tests = [];
let suites = [];

/** The tests that loading one file of tests declares, by names of their own. */
export function collected(file, load) {
  tests = [];
  suites = [file];
  load();
  const known = new Map();
  for (const one of tests) {
    const before = known.get(one.name) ?? 0;
    known.set(one.name, before + 1);
    if (before > 0) one.name += ` #${before + 1}`;
  }
  return tests;
}

export function describe(name, body) {
  suites.push(name);
  body();
  suites.pop();
}

export function test(name, ...more) {
  const full = [...suites, name].join(' › ');
  if (!leftOut.test(full)) tests.push({ name: full, run: more.at(-1) });
}

export { test as it };
