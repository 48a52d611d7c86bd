import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { Server } from '../../client/src/server.js';
import type { Status } from '../../client/src/status.js';
import { anything } from './anything.js';
import { loadClient, translate } from './vscode.js';

/** States of the language client. */
const [stopped, running] = [1, 2];

test('a server that has failed is told of once, in words of ours, with the way to start it again', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const messages: string[] = [];
  let choose: (choice: string) => void = () => {};
  const showErrorMessage = (message: string) => {
    messages.push(message);
    return new Promise<string>((resolve) => {
      choose = resolve;
    });
  };
  const { Server: Made } = await loadClient<{ Server: typeof Server }>('server.ts', {
    l10n: { t: translate('zh-cn') },
    window: anything({ showErrorMessage }),
    workspace: anything({ textDocuments: [{ languageId: 'gongkai' }] }),
  });
  const launched: LanguageClientOptions[] = [];
  let become: (newState: number) => void = () => {};
  const launch = (options: LanguageClientOptions) => {
    launched.push(options);
    const onDidChangeState = (listener: (event: { newState: number }) => void) => {
      become = (newState) => listener({ newState });
    };
    return anything({ onDidChangeState, start: async () => {} }) as BaseLanguageClient;
  };
  const errors: unknown[] = [];
  const log = anything({ error: (error: unknown) => errors.push(error) }) as LogOutputChannel;
  const server = new Made(anything() as ExtensionContext, launch, log, anything() as Status);

  assert.equal(launched.length, 1);
  const failure = new Error('Pending response rejected since connection got disposed');
  assert.equal(launched[0]?.initializationFailedHandler?.(failure), false);
  assert.deepEqual([errors, messages], [[failure], []]);

  become(running);
  become(stopped);
  context.mock.timers.tick(500);
  become(running); // by itself
  context.mock.timers.tick(1000);
  assert.deepEqual([server.hasFailed, messages], [false, []]);

  become(stopped);
  context.mock.timers.tick(1000);
  assert.deepEqual([server.hasFailed, messages], [true, ['年报不再检查：服务意外终止。']]);
  choose('重新启动');
  await new Promise(setImmediate);
  assert.deepEqual([server.hasFailed, launched.length, messages.length], [false, 2, 1]);
});
