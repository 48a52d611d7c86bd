import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  ClientCapabilities,
  CodeAction,
  CodeLens,
  FullDocumentDiagnosticReport,
  Hover,
  InlayHint,
  PublishDiagnosticsParams,
  SemanticTokens,
} from 'vscode-languageserver';
import { start } from './client.js';
import { Editor } from './editor.js';
import { seed, seen } from './features/sample.js';

const saving: ClientCapabilities = {
  textDocument: {
    synchronization: { didSave: true },
    diagnostic: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    codeLens: {},
    inlayHint: {},
    semanticTokens: {
      requests: { full: true },
      tokenTypes: ['wrongNumber'],
      tokenModifiers: [],
      formats: ['relative'],
    },
  },
  workspace: {
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
};
const initializationOptions = { check: 'onSave' };
const text = seed('003');
const labels = ['column-label', 'column-label', 'row-label', 'row-label', 'row-label', 'row-label'];
const rulesOf = (lines: readonly string[]): (string | undefined)[] => lines.map((line) => line.split(' ')[0]);

/** What is seen of a report besides its diagnostics. */
async function marks(editor: Editor): Promise<{ hints: unknown[]; lens: string | undefined; wrong: string[] }> {
  const range = { start: { line: 0, character: 0 }, end: { line: editor.document.lineCount, character: 0 } };
  const hints = await editor.ask<InlayHint[]>('inlayHint', { range });
  const lenses = await editor.ask<CodeLens[]>('codeLens', {});
  const { data } = await editor.ask<SemanticTokens>('semanticTokens/full', {});
  const wrong: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type] = data.slice(at, at + 5);
    line += lines;
    character = lines === 0 ? character + characters : characters;
    const words = { start: { line, character }, end: { line, character: character + length } };
    if (type === 6) wrong.push(editor.document.getText(words));
  }
  return { hints: hints.map(({ label }) => label), lens: lenses[0]?.command?.title, wrong };
}

async function spoil(editor: Editor, right: string, wrong: string): Promise<void> {
  const at = editor.document.getText().indexOf(`${right}\t3\t0`);
  assert.ok(at > 0);
  await editor.replace(at, at + right.length, wrong);
}

describe('where checks wait for a save', () => {
  test('what was found moves with the text, and nothing new is called wrong before', async (t) => {
    const server = await start(saving, { initializationOptions });
    t.after(server.end);
    const refreshed: string[] = [];
    for (const kind of ['diagnostic', 'codeLens', 'inlayHint', 'semanticTokens'])
      server.connection.onRequest(`workspace/${kind}/refresh`, () => void refreshed.push(kind));
    const sync = server.result.capabilities.textDocumentSync;
    assert.ok(typeof sync === 'object' && sync.save === true);

    const editor = await new Editor(server, text).open();
    const first = await editor.seen();
    assert.deepEqual(rulesOf(first), labels);
    const before = await marks(editor);
    assert.deepEqual(before, { hints: [], lens: '39 个勾稽关系全部成立', wrong: [] });

    await spoil(editor, '89', '98');
    await editor.replace(0, 0, '\n\n');
    assert.deepEqual(await editor.seen(), first);
    assert.deepEqual(await marks(editor), before);
    const position = editor.document.positionAt(editor.document.getText().indexOf('98\t3'));
    const hover = await editor.ask<Hover>('hover', { position });
    assert.match(JSON.stringify(hover.contents), /98\+3\+0\+0\+1\+0 = 102/);
    assert.deepEqual(refreshed, []);

    await editor.save();
    assert.deepEqual(rulesOf(await editor.seen()), [
      'column-label',
      'column-label',
      'requests-row-total',
      ...labels.slice(2),
    ]);
    assert.deepEqual(refreshed.sort(), ['codeLens', 'diagnostic', 'inlayHint', 'semanticTokens']);
    const wrong = await marks(editor);
    assert.deepEqual(wrong, { hints: ['（各列之和 102）'], lens: '勾稽关系：37 个成立，2 个不成立', wrong: ['98'] });

    await spoil(editor, '98', '89');
    const { hints, ...rest } = await marks(editor);
    assert.deepEqual(hints, [], 'a sum that holds is no other than the total');
    assert.deepEqual(rest, { lens: wrong.lens, wrong: ['89'] });
    assert.ok((await editor.seen()).includes('requests-row-total “89”'));
    await editor.save();
    assert.deepEqual(await editor.seen(), first);
  });

  test('an answer says when nothing moved; corrections are those of the text as it is', async (t) => {
    const server = await start(saving, { initializationOptions });
    t.after(server.end);
    const editor = await new Editor(server, text).open();
    await editor.diagnostics();
    await spoil(editor, '89', '98');
    const { resultId } = await editor.ask<FullDocumentDiagnosticReport>('diagnostic', {});
    const again = await editor.ask('diagnostic', { previousResultId: resultId });
    assert.deepEqual(again, { kind: 'unchanged', resultId });
    const from = editor.document.positionAt(editor.document.getText().indexOf('98\t3'));
    const context = { diagnostics: [], only: ['quickfix'] };
    const actions = await editor.ask<CodeAction[]>('codeAction', { range: { start: from, end: from }, context });
    assert.match(actions[0]?.title ?? '', /89/);
  });

  test('who is sent what was found is sent where it moved, and what is new with the save', async (t) => {
    const capabilities = { textDocument: { synchronization: { didSave: true } } };
    const server = await start(capabilities, { initializationOptions });
    t.after(server.end);
    const editor = new Editor(server, text);
    const published: PublishDiagnosticsParams[] = [];
    let told = (): void => {};
    server.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      published.push(params);
      told();
    });
    const after = async (action: () => Promise<unknown>): Promise<string[]> => {
      const next = new Promise<void>((resolve) => {
        told = resolve;
      });
      await action();
      await next;
      return seen(editor.document, published.at(-1)?.diagnostics ?? []);
    };
    const first = await after(() => editor.open());
    assert.deepEqual(rulesOf(first), labels);
    assert.deepEqual(await after(() => spoil(editor, '89', '98')), first);
    const saved = await after(() => editor.save());
    assert.ok(saved.includes('requests-row-total “98”'));
  });

  test('who does not tell of saves is told with every change', async (t) => {
    const server = await start({ textDocument: { diagnostic: {} } }, { initializationOptions });
    t.after(server.end);
    const sync = server.result.capabilities.textDocumentSync;
    assert.ok(typeof sync === 'object' && sync.save === undefined);
    const editor = await new Editor(server, text).open();
    await editor.diagnostics();
    await spoil(editor, '89', '98');
    assert.ok((await editor.seen()).includes('requests-row-total “98”'));
  });

  test('a change of the setting shows what there is', async (t) => {
    const server = await start({ ...saving, workspace: { configuration: true } });
    t.after(server.end);
    let check = 'onSave';
    server.connection.onRequest('workspace/configuration', () => [{ check }]);
    const editor = await new Editor(server, text).open();
    await editor.diagnostics();
    await spoil(editor, '89', '98');
    assert.deepEqual(rulesOf(await editor.seen()), labels);
    check = 'onType';
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.ok((await editor.seen()).includes('requests-row-total “98”'));
  });
});
