import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentPasteEditProvider } from 'vscode';
import type { offerPaste } from '../../client/src/paste.js';
import { anything } from './anything.js';
import { loadClient } from './vscode.js';

/** As the editor's: what it holds is there by its class alone. */
class Position {
  readonly #line: number;
  readonly #character: number;

  constructor(line: number, character: number) {
    this.#line = line;
    this.#character = character;
  }

  get line() {
    return this.#line;
  }

  get character() {
    return this.#character;
  }
}

const plain = ({ line, character }: Position) => ({ line, character });

test('what is asked about a paste reaches a server in a worker, where classes do not', async () => {
  let provider: DocumentPasteEditProvider | undefined;
  const { offerPaste: offer } = await loadClient<{ offerPaste: typeof offerPaste }>('paste.ts', {
    languages: { registerDocumentPasteEditProvider: (_: unknown, own: DocumentPasteEditProvider) => (provider = own) },
  });
  const sent: unknown[] = [];
  const client = {
    sendRequest: async (_: string, params: unknown) => {
      sent.push(structuredClone(params));
      return null;
    },
    code2ProtocolConverter: {
      asRange: ({ start, end }: { start: Position; end: Position }) => ({ start: plain(start), end: plain(end) }),
    },
  };
  offer({ isRunning: true, running: async () => client } as never);
  const uri = 'file:///report.txt';
  const clipboard = new Map([['text/plain', { asString: async () => '5\t6' }]]);
  const range = { start: new Position(3, 4), end: new Position(3, 9) };
  await provider?.provideDocumentPasteEdits?.(
    { uri, version: 7 } as never,
    [range] as never,
    clipboard as never,
    anything() as never,
    {} as never,
  );
  assert.deepEqual(sent, [
    {
      textDocument: { uri, version: 7 },
      range: { start: { line: 3, character: 4 }, end: { line: 3, character: 9 } },
      text: '5\t6',
    },
  ]);
});
