/** How good the tests of what reads, judges and corrects are: see docs/testing.md. */
export default {
  mutate: ['server/src/{read,rules,repair}/**/*.ts'],
  // All else is copied, as tests read much. `tsconfig.json` Stryker would rewrite, by a TypeScript older than ours.
  ignorePatterns: ['/.*', '/client', '/coverage', '/dist', '/media', '/test/vscode', '/tsconfig.json', '*.vsix'],
  plugins: ['./test/mutation/runner.mjs'],
  testRunner: 'in-process',
  // The bundle is run again and again: what was compiled of it is to stay.
  testRunnerNodeArgs: ['--no-flush-bytecode'],
  buildCommand: 'node test/mutation/bundle.mjs',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // The runner knows most loops without end; this is by the clock, and others may use the processor.
  timeoutMS: 60_000,
  dryRunTimeoutMinutes: 60,
  disableTypeChecks: false,
  checkers: [],
  reporters: ['progress-append-only', 'clear-text', 'json'],
  // Which mutants live is in the file; the score of each source is shown.
  clearTextReporter: { reportTests: false, reportMutants: false },
  jsonReporter: { fileName: 'coverage/mutation.json' },
  incremental: process.env.MUTATION_SAMPLE === undefined,
  incrementalFile: 'coverage/mutation-incremental.json',
  tempDirName: 'coverage/stryker',
};
