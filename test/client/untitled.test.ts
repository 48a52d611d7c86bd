import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { untitledUri } from '../../client/src/untitled.js';
import { anything } from './anything.js';
import { loadClient } from './vscode.js';

class TabInputText {
  constructor(readonly uri: { scheme: string; authority?: string; path: string }) {}
}

test('a name is taken by every document that is open under it, also by one restored in a remote window', async () => {
  const tabs = [
    { input: new TabInputText({ scheme: 'untitled', path: '曲沃县2022.txt' }) },
    { input: new TabInputText({ scheme: 'untitled', authority: '127.0.0.1:8000', path: '/曲沃县2023.txt' }) },
    { input: new TabInputText({ scheme: 'file', path: '/曲沃县2024.txt' }) },
  ];
  const { untitledUri: made } = await loadClient<{ untitledUri: typeof untitledUri }>('untitled.ts', {
    TabInputText,
    Uri: { from: (parts: object) => parts },
    window: anything({ tabGroups: { all: [{ tabs }] } }),
    workspace: anything({ textDocuments: [] }),
  });
  assert.equal((await made('曲沃县2022.txt')).path, '曲沃县2022-2.txt');
  assert.equal((await made('曲沃县2023.txt')).path, '曲沃县2023-2.txt');
  assert.equal((await made('曲沃县2024.txt')).path, '曲沃县2024.txt');
});
