// How Stryker tries a mutant: no process is started and nothing compiled. The bundle (`bundle.mjs`) is run anew, so that
// nothing is left of the mutant before, and of the tests that reach the mutant one after another, the likeliest to fail
// for the time they take first, until one fails.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, relative, resolve } from 'node:path';
import vm from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';

/**
 * What is spent on one mutant, in milliseconds of a processor. Some tests go over many reports, and every mutant that
 * lives through the quick ones would wait for them. When the time is over it counts as alive.
 */
const patience = Number(process.env.MUTATION_PATIENCE ?? 20_000);

/** Room for the hits of every mutant; there are some 13 000. */
const mostMutants = 1 << 16;

/** Of how many mutants one is tried, and which of them: `20+7`. */
const [sample, first = 0] = (process.env.MUTATION_SAMPLE ?? '1').split('+').map(Number);

/** A loop that is run more often than this may be one without end. */
const manyTimes = 100_000;

/** Where the one that runs all tests tells the others how long they take, and which sources they reach. */
const testsFile = 'mutation-tests.json';

const processorTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

class Runner {
  /** What the mutants look at to know which of them is active, and where they count themselves. */
  state = {};

  /** How often a test was tried on mutants of a source and failed: it is as likely to fail again. */
  tried = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = this.state;
    this.trying = scriptOf('mutation-active.cjs');
  }

  /**
   * Runs every test without a mutant, those of each file in a bundle of their own. What is read once is remembered, and
   * counts as reached by the first test alone; so what any test of a file reaches, or the file when it is loaded, counts
   * as reached by a test named like the file, which stands for all of them.
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
    const sourceOf = new Map();
    for (const [source, ids] of Object.entries(readJson('mutation-mutants.json')))
      for (const id of ids) sourceOf.set(String(id), source);
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
    const instance = scriptOf('mutation-counting.cjs');
    let reachedOnLoading = {};
    for (const file of Object.keys(instance().files)) {
      const { sources, files } = instance();
      sources();
      reachedOnLoading = counted();
      let declared = [];
      await run(file, file, () => {
        declared = files[file]();
      });
      const reachedByFile = perTest[file];
      for (const { name, run: body } of declared) {
        await run(file, name, body);
        for (const [id, count] of Object.entries(perTest[name] ?? {}))
          reachedByFile[id] = (reachedByFile[id] ?? 0) + count;
      }
    }
    const known = tests.map(({ id, fileName, timeSpentMs }) => {
      const reached = new Set(Object.keys(perTest[id]).map((mutant) => sourceOf.get(mutant)));
      return { id, file: fileName, time: timeSpentMs, sources: [...reached] };
    });
    writeFileSync(testsFile, JSON.stringify(known));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: reachedOnLoading, perTest } };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }) {
    // What is an error counts neither as killed nor as alive.
    if (Number(activeMutant.id) % sample !== first)
      return { status: MutantRunStatus.Error, errorMessage: 'not in the sample' };
    const { state } = this;
    const start = processorTime();
    state.activeMutant = activeMutant.id;
    state.hitCount = 0;
    // A hundred times what all tests together reach it, says Stryker; a loop without end is one long before.
    state.hitLimit = Math.max(manyTimes, (hitLimit ?? Number.POSITIVE_INFINITY) / 20);
    const { files } = this.trying();
    const loaded = new Map();
    let nrOfTests = 0;
    for (const { id, file, record } of this.inOrder(relative(process.cwd(), sandboxFileName), testFilter)) {
      const failureMessage = await failureOf(() => {
        if (!loaded.has(file)) loaded.set(file, new Map(files[file]().map(({ name, run }) => [name, run])));
        return loaded.get(file).get(id)?.();
      });
      nrOfTests++;
      record.tries++;
      if (state.hitCount > state.hitLimit) return { status: MutantRunStatus.Timeout, reason: 'a loop without end' };
      if (failureMessage !== undefined) {
        record.failures++;
        return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests };
      }
      if (processorTime() - start > patience) break;
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  /** The tests to try a mutant by: what is soonest to kill it, by how long they take and how likely they are to fail. */
  inOrder(source, testFilter) {
    this.tests ??= readJson(testsFile);
    const asked = new Set(testFilter ?? this.tests.map(({ id }) => id));
    return this.tests
      .filter(({ id, file }) => asked.has(id) || asked.has(file))
      .map(({ id, file, time, sources }) => {
        const record = this.recordOf(source, id);
        const isOfSource = basename(file, '.test.ts') === basename(source, '.ts');
        const likelihood = isOfSource ? 1 : sources.includes(source) ? 0.1 : 0.01;
        return { id, file, record, rank: (time * (record.tries + 2)) / (record.failures + likelihood) };
      })
      .sort((a, b) => a.rank - b.rank);
  }

  recordOf(source, id) {
    const key = `${source} ${id}`;
    const known = this.tried.get(key) ?? { tries: 0, failures: 0 };
    this.tried.set(key, known);
    return known;
  }
}

const readJson = (name) => JSON.parse(readFileSync(name, 'utf8'));

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
