// How Stryker tries a mutant: no process is started and nothing compiled. The bundle (`bundle.mjs`) is run anew, so that
// nothing is left of the mutant before, and of the tests that reach the mutant one after another, the quickest first,
// until one fails.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import vm from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';

/**
 * What is spent on one mutant, in milliseconds of a processor. Some tests go over many reports, and every mutant that
 * lives through the quick ones would wait for them. When the time is over it counts as alive.
 */
const patience = 3000;

/** Room for the hits of every mutant; there are some 13 000. */
const mostMutants = 1 << 16;

/** Of how many mutants one is tried. */
const { MUTATION_SAMPLE: sample = '1' } = process.env;

/** Where the one that runs all tests tells the others how long they take. */
const timesFile = 'mutation-times.json';

const processorTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

class Runner {
  /** What the mutants look at to know which of them is active, and where they count themselves. */
  state = {};

  /** The tests that killed mutants of a source, the last one first: they are likely to kill others of it. */
  killers = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = this.state;
    this.trying = scriptOf('mutation-active.cjs');
  }

  /**
   * Runs every test without a mutant. What a file does when it is loaded counts as one more, needed by all of its tests.
   */
  async dryRun() {
    const hits = new Uint32Array(mostMutants);
    this.state.hits = hits;
    const perTest = {};
    const counted = () => {
      const found = {};
      for (const [id, count] of hits.entries()) if (count > 0) found[id] = count;
      hits.fill(0);
      return found;
    };
    const tests = [];
    const run = async (fileName, name, body) => {
      const start = processorTime();
      const failureMessage = await failureOf(body);
      const timeSpentMs = processorTime() - start;
      const reached = counted();
      if (timeSpentMs > patience) return;
      perTest[name] = reached;
      const status = failureMessage === undefined ? TestStatus.Success : TestStatus.Failed;
      tests.push({ id: name, name, fileName, status, failureMessage, timeSpentMs });
    };
    const { sources, files } = scriptOf('mutation-counting.cjs')();
    sources();
    const reachedOnLoading = counted();
    for (const [file, load] of Object.entries(files)) {
      let declared = [];
      await run(file, file, () => {
        declared = load();
      });
      for (const { name, run: body } of declared) await run(file, name, body);
    }
    writeFileSync(timesFile, JSON.stringify(Object.fromEntries(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]))));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: reachedOnLoading, perTest } };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    // What is an error counts neither as killed nor as alive.
    if (Number(activeMutant.id) % Number(sample) !== 0)
      return { status: MutantRunStatus.Error, errorMessage: 'not in the sample' };
    const { state } = this;
    const start = processorTime();
    state.activeMutant = activeMutant.id;
    state.hitCount = 0;
    // A hundred times what all tests together reach it, says Stryker; a loop without end is one long before.
    state.hitLimit = hitLimit === undefined ? Number.POSITIVE_INFINITY : hitLimit / 20;
    const { files } = this.trying();
    const loaded = new Map();
    let nrOfTests = 0;
    for (const name of this.inOrder(activeMutant.fileName, testFilter)) {
      const file = name.split(' › ', 1)[0];
      const failureMessage = await failureOf(() => {
        if (!loaded.has(file)) loaded.set(file, new Map(files[file]().map(({ name, run }) => [name, run])));
        return loaded.get(file).get(name)?.();
      });
      nrOfTests++;
      if (state.hitCount > state.hitLimit) return { status: MutantRunStatus.Timeout, reason: 'a loop without end' };
      if (failureMessage !== undefined) {
        this.killers.set(activeMutant.fileName, [name, ...this.killersOf(activeMutant.fileName)].slice(0, 10));
        return { status: MutantRunStatus.Killed, killedBy: [name], failureMessage, nrOfTests };
      }
      if (processorTime() - start > patience) break;
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  killersOf(source) {
    return this.killers.get(source) ?? [];
  }

  /** The tests to try a mutant by: what killed mutants of its file last, then the quickest. All of a file follow its loading. */
  inOrder(source, testFilter) {
    this.times ??= new Map(Object.entries(JSON.parse(readFileSync(timesFile, 'utf8'))));
    const asked = new Set(testFilter ?? this.times.keys());
    const lately = this.killersOf(source);
    const rank = (name) => (lately.includes(name) ? -1 : this.times.get(name));
    return [...this.times.keys()]
      .filter((name) => asked.has(name) || asked.has(name.split(' › ', 1)[0]))
      .sort((a, b) => rank(a) - rank(b));
  }
}

/** A bundle, compiled once: what runs it anew, and gives what it exports. */
function scriptOf(name) {
  const path = resolve(name);
  const bundle = readFileSync(path, 'utf8');
  const script = new vm.Script(`(function (require, module, exports) {${bundle}\n})`, { filename: path });
  const require = createRequire(path);
  return () => {
    const module = { exports: {} };
    script.runInThisContext()(require, module, module.exports);
    return module.exports;
  };
}

/** What a test that fails says. */
async function failureOf(body) {
  try {
    await body();
    return undefined;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', Runner)];
