import fc from 'fast-check';
import type { Client } from './client.js';
import { type Change, folders, type Model, type Settings } from './model.js';
import { configurations, type TextName, texts } from './texts.js';

/** Something that an editor, or another program, does. Nobody waits for what comes of it. */
export interface Operation {
  readonly run: (model: Model, client: Client) => void;
}

/** Operations of one kind, which tell with what they were made. */
const operation = <T extends object>(
  name: string,
  given: { readonly [K in keyof T]: fc.Arbitrary<T[K]> },
  run: (model: Model, client: Client, given: T) => void,
): fc.Arbitrary<Operation> =>
  fc.record<T>(given as never).map((values) => ({
    run: (model, client) => run(model, client, values as T),
    [fc.toStringMethod]: () => `${name} ${fc.stringify(values)}`,
  }));

const [w, v] = folders;
/** With more escaped than the server does itself, beside the workspace, and without a file. */
const uris = [
  `${w}/2021.txt`,
  `${w}/2022.txt`,
  `${w}/a/2022.txt`,
  `${w}/a/b%20%282023%29.txt`,
  `${v}/2021.md`,
  'file:///x/2022.txt',
  'untitled:Untitled-1',
];
const uri = fc.constantFrom(...uris);
/** Mostly one that is open: which of them, as it is not known before; else any. */
const openUri = fc.record({ which: fc.option(fc.nat(20), { freq: 12 }), otherwise: uri });
const chosen = (model: Model, { which, otherwise }: { which: number | null; otherwise: string }): string => {
  const uris = [...model.open.keys()];
  return which === null ? otherwise : (uris[which % uris.length] ?? otherwise);
};
const fileUri = fc.constantFrom(...uris.slice(0, 5));
/** Seldom a long one, which takes ten times as long. */
const textName: fc.Arbitrary<TextName> = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...(Object.keys(texts) as TextName[]).filter((name) => name !== 'real')) },
  { weight: 1, arbitrary: fc.constant('real') },
);
const languageId = fc.constantFrom('gongkai', 'gongkai', 'gongkai', 'plaintext');

/** Also behind the last line, and far to the right. */
const position = fc.record({
  line: fc.oneof({ weight: 9, arbitrary: fc.nat(25) }, { weight: 1, arbitrary: fc.nat(100_000) }),
  character: fc.oneof({ weight: 9, arbitrary: fc.nat(25) }, { weight: 1, arbitrary: fc.nat(100_000) }),
});
/** Also the wrong way round. */
const range = fc.oneof(
  position.map((start) => ({ start, end: start })),
  fc
    .tuple(position, fc.nat(4))
    .map(([start, length]) => ({ start, end: { ...start, character: start.character + length } })),
  fc.record({ start: position, end: position }),
);
const inserted = fc.oneof(
  fc.constantFrom('', '0', '7', '12', '\n', '\r', '\r\n', '\n\n\n', '\t', '总计', '2022', '三、', '𠮷', '\uD842', '|'),
  fc.string({ maxLength: 3 }),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ range, text: inserted }) },
  { weight: 1, arbitrary: textName.map((name) => ({ text: texts[name] })) },
);

function open(model: Model, client: Client, uri: string, languageId: string, text: string): void {
  if (model.open.has(uri)) close(model, client, uri);
  model.open.set(uri, { languageId, version: 1, text, isBehind: false });
  client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  client.pull(uri);
}

function close(model: Model, client: Client, uri: string): void {
  // From now on its file counts, which is yet to be read.
  model.isCalm = false;
  model.open.delete(uri);
  client.notify('textDocument/didClose', { textDocument: { uri } });
}

function save(model: Model, client: Client, uri: string): void {
  const document = model.open.get(uri);
  if (!document) return;
  if (uri.startsWith('file:')) write(model, client, uri, document.text);
  if (!model.profile.tellsOfSaves) return;
  client.notify('textDocument/didSave', { textDocument: { uri } });
  model.letGo(uri);
  client.pull(uri);
}

/** A file is there, or is not, and the client sees it. */
function write(model: Model, client: Client, uri: string, text: string | undefined): void {
  model.isCalm = false;
  const was = model.files.has(uri);
  if (text === undefined) model.files.delete(uri);
  else model.files.set(uri, text);
  if (text === undefined && !was) return;
  watched(client, [[uri, text === undefined ? 3 : was ? 2 : 1]]);
}

const watched = (client: Client, changes: readonly (readonly [uri: string, type: 1 | 2 | 3])[]): void =>
  client.notify('workspace/didChangeWatchedFiles', { changes: changes.map(([uri, type]) => ({ uri, type })) });

/** Requests about a document, with what is asked besides. */
const asked = fc.oneof(
  fc
    .constantFrom('documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full', 'codeLens', 'diagnostic')
    .map((method) => ({ method, params: {} })),
  fc
    .tuple(fc.constantFrom('hover', 'definition', 'documentHighlight', 'completion'), position)
    .map(([method, position]) => ({ method, params: { position } })),
  position.map((position) => ({ method: 'references', params: { position, context: { includeDeclaration: true } } })),
  fc.array(position, { maxLength: 3 }).map((positions) => ({ method: 'selectionRange', params: { positions } })),
  fc
    .tuple(fc.constantFrom('semanticTokens/range', 'inlayHint'), range)
    .map(([method, range]) => ({ method, params: { range } })),
  range.map((range) => ({ method: 'codeAction', params: { range, context: { diagnostics: [] } } })),
  range.map((range) => ({ method: 'rangeFormatting', params: { range, options: { tabSize: 4, insertSpaces: true } } })),
  fc.constant({ method: 'formatting', params: { options: { tabSize: 4, insertSpaces: true } } }),
  fc.tuple(fc.constantFrom('\n', '7'), position).map(([ch, position]) => ({
    method: 'onTypeFormatting',
    params: { ch, position, options: { tabSize: 4, insertSpaces: true } },
  })),
);
/** Requests of our own, and about no document. */
const others: fc.Arbitrary<{ method: string; params: unknown }> = fc.oneof(
  fc.constantFrom(
    { method: 'workspace/symbol', params: { query: '' } },
    { method: 'completionItem/resolve', params: { label: '总计' } },
    { method: 'gongkai/reports', params: undefined },
    { method: 'gongkai/newReport', params: { organ: '曲沃县人民政府', year: 2023 } },
    { method: 'gongkai/import', params: { uri: 'file:///w/a.html', content: 'PHA+' } },
  ),
  uri.map((uri) => ({ method: 'gongkai/isReport', params: { uri } })),
  uri.map((uri) => ({ method: 'gongkai/comparison', params: { uri } })),
  fc.tuple(uri, range, inserted).map(([uri, range, text]) => ({
    method: 'gongkai/paste',
    params: { textDocument: { uri, version: 1 }, range, text },
  })),
);

/** In place of parameters, or of one of them: what the protocol does not know. */
const nonsense = fc.constantFrom<unknown>(undefined, null, 7, -1, 'x', [], [[]], {}, { uri: 7 }, { line: 'x' }, true);
/** Notifications that cannot be understood. They change nothing. */
const misunderstood = (uri: string): fc.Arbitrary<{ method: string; params: unknown }> => {
  const textDocument = { uri, version: 9 };
  const document = { uri, languageId: 'gongkai', version: 1, text: texts['of 2022'] };
  const part = (method: string, make: (part: unknown) => unknown) =>
    nonsense.map((wrong) => ({ method, params: make(wrong) }));
  return fc.oneof(
    part('textDocument/didOpen', (wrong) => wrong),
    part('textDocument/didOpen', (wrong) => ({ textDocument: wrong })),
    fc
      .constantFrom(null, 7, {})
      .map((text) => ({ method: 'textDocument/didOpen', params: { textDocument: { ...document, text } } })),
    fc
      .constantFrom(null, 7, {})
      .map((uri) => ({ method: 'textDocument/didOpen', params: { textDocument: { ...document, uri } } })),
    part('textDocument/didChange', (wrong) => wrong),
    part('textDocument/didChange', (wrong) => ({ textDocument: wrong, contentChanges: [{ text: 'x' }] })),
    part('textDocument/didChange', (wrong) => ({ textDocument, contentChanges: [wrong] })),
    part('textDocument/didChange', (wrong) => ({ textDocument, contentChanges: [{ text: 'x' }, wrong] })),
    fc
      .constantFrom(
        null,
        7,
        'x',
        {},
        { start: 'x' },
        { start: { line: 'x', character: 0 }, end: { line: 0, character: 0 } },
      )
      .map((range) => ({
        method: 'textDocument/didChange',
        params: { textDocument, contentChanges: [{ range, text: 'x' }] },
      })),
    part('textDocument/didClose', (wrong) => ({ textDocument: wrong })),
    part('textDocument/didSave', (wrong) => ({ textDocument: wrong })),
    part('textDocument/willSave', (wrong) => wrong),
    part('workspace/didChangeWatchedFiles', (wrong) => wrong),
    part('workspace/didChangeWatchedFiles', (wrong) => ({ changes: [wrong] })),
    part('workspace/didChangeWatchedFiles', (wrong) => ({
      changes: [
        { uri: wrong, type: 1 },
        { uri, type: 'x' },
      ],
    })),
    part('workspace/didChangeWorkspaceFolders', (wrong) => ({ event: wrong })),
    part('workspace/didChangeWorkspaceFolders', (wrong) => ({ event: { added: [wrong], removed: [wrong] } })),
    part('$/cancelRequest', (wrong) => wrong),
    part('$/setTrace', (wrong) => wrong),
    part('$/progress', (wrong) => wrong),
    part('no/such/notification', (wrong) => wrong),
  );
};

/** What is there when the server starts: texts in files, and documents that are opened at once. */
export const beginning: fc.Arbitrary<Operation> = fc.oneof(
  operation('a file', { uri: fileUri, textName }, (model, _client, { uri, textName }) => {
    model.files.set(uri, texts[textName]);
  }),
  operation('a document', { uri, textName }, (model, client, { uri, textName }) =>
    open(model, client, uri, 'gongkai', texts[textName]),
  ),
);

/** Everything that is done to a server between its start and its end. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: operation('open', { uri, languageId, textName }, (model, client, { uri, languageId, textName }) =>
      open(model, client, uri, languageId, texts[textName]),
    ),
  },
  {
    weight: 10,
    arbitrary: operation(
      'change',
      { open: openUri, changes: fc.array(change, { minLength: 1, maxLength: 3 }) },
      (model, client, { open, changes }) => {
        const uri = chosen(model, open);
        model.change(uri, changes);
        const version = model.open.get(uri)?.version ?? 1;
        client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: changes });
        if (model.open.has(uri)) client.pull(uri);
      },
    ),
  },
  {
    weight: 3,
    arbitrary: operation('close', { open: openUri }, (model, client, { open }) =>
      close(model, client, chosen(model, open)),
    ),
  },
  {
    weight: 2,
    arbitrary: operation('save', { open: openUri }, (model, client, { open }) =>
      save(model, client, chosen(model, open)),
    ),
  },
  {
    weight: 1,
    arbitrary: operation(
      'say what language it is',
      { open: openUri, languageId },
      (model, client, { open: which, languageId }) => {
        const uri = chosen(model, which);
        const document = model.open.get(uri);
        if (document) open(model, client, uri, languageId, document.text);
      },
    ),
  },
  {
    weight: 2,
    arbitrary: operation('rename', { from: fileUri, to: fileUri }, (model, client, { from, to }) => {
      const text = model.files.get(from);
      const document = model.open.get(from);
      if (from === to || text === undefined || model.open.has(to)) return;
      model.isCalm = false;
      if (document) close(model, client, from);
      model.files.delete(from);
      model.files.set(to, text);
      if (document) open(model, client, to, document.languageId, document.text);
      watched(client, [
        [from, 3],
        [to, 1],
      ]);
    }),
  },
  {
    weight: 3,
    arbitrary: operation('write', { uri: fileUri, textName }, (model, client, { uri, textName }) =>
      write(model, client, uri, texts[textName]),
    ),
  },
  {
    weight: 1,
    arbitrary: operation('remove', { uri: fileUri }, (model, client, { uri }) => write(model, client, uri, undefined)),
  },
  {
    weight: 1,
    arbitrary: operation('remove the folder a', {}, (model, client) => {
      const gone = [...model.files.keys()].filter((uri) => uri.startsWith(`${w}/a/`));
      model.isCalm = false;
      for (const uri of gone) model.files.delete(uri);
      if (gone.length > 0) watched(client, [[`${w}/a`, 3]]);
    }),
  },
  {
    weight: 3,
    arbitrary: operation(
      'configure',
      {
        folder: fc.constantFrom(w, w, `${w}/a`, v),
        name: fc.constantFrom(undefined, ...(Object.keys(configurations) as (keyof typeof configurations)[])),
      },
      (model, client, { folder, name }) =>
        write(model, client, `${folder}/gongkai.config.json`, name && configurations[name]),
    ),
  },
  {
    weight: 2,
    arbitrary: operation<Settings>(
      'set',
      {
        language: fc.constantFrom('auto', 'zh', 'en'),
        check: fc.constantFrom('onType', 'onSave'),
        acrossFolders: fc.boolean(),
      },
      (model, client, settings) => {
        model.isCalm = false;
        model.settings = settings;
        client.notify('workspace/didChangeConfiguration', {
          settings: model.profile.configuration ? null : { gongkai: settings },
        });
        model.letGo();
      },
    ),
  },
  {
    weight: 2,
    arbitrary: operation('check the folders', { clears: fc.boolean() }, (model, client, { clears }) => {
      model.isChecked = !clears;
      const command = clears ? 'gongkai.clearFolder' : 'gongkai.checkFolder';
      void client.request('workspace/executeCommand', { command });
    }),
  },
  {
    weight: 5,
    arbitrary: operation('ask', { open: openUri, asked }, (model, client, { open, asked: { method, params } }) => {
      void client.request(`textDocument/${method}`, { textDocument: { uri: chosen(model, open) }, ...params });
    }),
  },
  {
    weight: 2,
    arbitrary: operation('ask', { asked: others }, (_model, client, { asked: { method, params } }) => {
      void client.request(method, params);
    }),
  },
  {
    weight: 2,
    arbitrary: operation('ask and cancel', { uri, asked }, (_model, client, { uri, asked: { method, params } }) => {
      void client.cancelled(`textDocument/${method}`, { textDocument: { uri }, ...params });
    }),
  },
  {
    weight: 2,
    arbitrary: operation(
      'ask nonsense',
      {
        uri,
        asked: fc.oneof(
          asked.map(({ method, params }) => ({ method: `textDocument/${method}`, params })),
          others,
        ),
        nonsense,
        deep: fc.boolean(),
      },
      (model, client, { uri, asked: { method, params }, nonsense, deep }) => {
        model.isMalformed = true;
        const inner = Object.fromEntries(Object.keys(params ?? {}).map((key) => [key, nonsense]));
        void client.request(method, deep ? { textDocument: { uri }, ...inner } : nonsense);
      },
    ),
  },
  {
    weight: 2,
    arbitrary: operation(
      'tell nonsense',
      { told: uri.chain(misunderstood) },
      (model, client, { told: { method, params } }) => {
        model.isMalformed = true;
        client.notify(method, params);
      },
    ),
  },
);
