import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ErrorCodes } from 'vscode-languageserver';
import { Client } from './client.js';
import { Model, type Profile } from './model.js';
import { anyOperation, beginning, type Operation } from './operations.js';
import type { Wire } from './wire.js';

interface Real {
  readonly client: Client;
  readonly wire: Wire;
}

/** Some operations one right after the other; when the server has come to rest, all must be as the model says. */
class Step implements fc.AsyncCommand<Model, Real> {
  readonly #operations: readonly Operation[];

  constructor(operations: readonly Operation[]) {
    this.#operations = operations;
  }

  check = (): boolean => true;

  async run(model: Model, { client }: Real): Promise<void> {
    for (const operation of this.#operations) {
      model.stamp++;
      operation.run(model, client);
    }
    await client.settle();
  }

  toString = (): string => this.#operations.map((operation) => fc.stringify(operation)).join(', ');
}

const step = fc.array(anyOperation, { minLength: 1, maxLength: 4 }).map((operations) => new Step(operations));

const profile: fc.Arbitrary<Profile> = fc.record({
  pulls: fc.boolean(),
  refreshes: fc.boolean(),
  configuration: fc.boolean(),
  tellsOfSaves: fc.boolean(),
  detect: fc.boolean(),
});

/** Whether the client says goodbye before it goes. */
const goodbye = fc.boolean();

/** Steps of a sequence at most. */
const STEPS = 6;

/** Sequences of operations, each with a server of its own. */
export const sequences = (join: () => Wire) =>
  fc.asyncProperty(
    profile,
    fc.array(beginning, { maxLength: 5 }),
    fc.commands([step], { maxCommands: STEPS }),
    goodbye,
    async (profile, beginnings, commands, goodbye) => {
      const wire = join();
      try {
        const model = new Model(profile, wire.files);
        const client = new Client(wire, model);
        await client.start();
        for (const operation of beginnings) operation.run(model, client);
        await client.settle();
        await fc.asyncModelRun(() => ({ model, real: { client, wire } }), commands);
        if (goodbye) await sayGoodbye(client);
        client.notify('exit');
        assert.equal(await wire.ended, goodbye ? 0 : 1);
      } finally {
        wire.end();
      }
    },
  );

async function sayGoodbye(client: Client): Promise<void> {
  assert.deepEqual(await client.request('shutdown'), { result: null });
  for (const method of ['textDocument/hover', 'no/such/request', 'initialize', 'shutdown']) {
    const { error } = await client.request(method, {});
    assert.equal(error?.code, ErrorCodes.InvalidRequest, `${method} after shutdown`);
  }
}
