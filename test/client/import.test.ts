import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CancellationToken,
  DataTransfer,
  DocumentDropEdit,
  DocumentDropEditProvider,
  LogOutputChannel,
  Position,
  TextDocument,
} from 'vscode';
import type { Import } from '../../client/src/import.js';
import type { Server } from '../../client/src/server.js';
import { anything } from './anything.js';
import { loadClient, translate } from './vscode.js';

class Uri {
  constructor(
    readonly path: string,
    readonly scheme = 'file',
  ) {}
  static parse = (text: string) => new Uri(text.replace(/^file:\/\//, ''));
  static from = ({ path, scheme }: Uri) => new Uri(path, scheme);
}

/** Which texts it puts into which documents. */
class WorkspaceEdit {
  readonly texts: [path: string, text: string][] = [];
  insert(uri: Uri, _: unknown, text: string): void {
    this.texts.push([uri.path, text]);
  }
}

class Edit {
  constructor(readonly insertText: string) {}
}

/** What becomes of a file dropped into a report, where the server says this of it, and what people are told. */
async function dropped(
  result: object,
  files = ['/年报.doc'],
): Promise<{ edit: DocumentDropEdit | undefined; messages: unknown[][] }> {
  let provider: DocumentDropEditProvider | undefined;
  const messages: unknown[][] = [];
  const { Import: Made } = await loadClient<{ Import: typeof Import }>('import.ts', {
    DocumentDropEdit: Edit,
    Uri,
    WorkspaceEdit,
    l10n: { t: translate('zh-cn') },
    languages: { registerDocumentDropEditProvider: (_: unknown, own: DocumentDropEditProvider) => (provider = own) },
    window: anything({
      showErrorMessage: async (...told: unknown[]) => void messages.push(told),
      tabGroups: { all: [] },
    }),
    workspace: {
      fs: { stat: async () => ({ size: 8 }), readFile: async () => new Uint8Array(8) },
      textDocuments: [],
      onDidOpenTextDocument: () => ({ dispose: () => {} }),
    },
  });
  const server = { running: async () => ({ sendRequest: async () => result }) } as unknown as Server;
  new Made(server, anything() as LogOutputChannel).offerOnDrop();
  const list = { asString: async () => files.map((path) => `file://${path}`).join('\r\n') };
  const edit = await provider?.provideDocumentDropEdits(
    { getText: () => '年报', languageId: 'gongkai' } as TextDocument,
    {} as Position,
    new Map([['text/uri-list', list]]) as unknown as DataTransfer,
    { isCancellationRequested: false } as CancellationToken,
  );
  return { edit: edit as DocumentDropEdit | undefined, messages };
}

test('where a dropped file cannot be imported people are told, with the way to choose another, and nothing is put in', async () => {
  const problem = '年报.doc：这是旧格式。请另存为 .docx，再导入。';
  const { edit, messages } = await dropped({ problem });
  assert.equal(edit?.insertText, '');
  assert.deepEqual(messages, [[problem, '选择其他文件…']]);
});

test('a dropped file that holds no report is left to the editor', async () => {
  assert.deepEqual(await dropped({ text: '通知', isReport: false }), { edit: undefined, messages: [] });
});

test('reports of the same name from different folders are opened each in a document of its own', async (t) => {
  // Else the test waits as long as somebody may think over what is to become of them.
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { edit } = await dropped({ text: '政府信息公开工作年度报告', isReport: true }, [
    '/2022/年报.docx',
    '/2023/年报.docx',
  ]);
  const opening = edit?.additionalEdit as unknown as WorkspaceEdit | undefined;
  assert.deepEqual(opening?.texts, [
    ['年报.txt', '政府信息公开工作年度报告'],
    ['年报-2.txt', '政府信息公开工作年度报告'],
  ]);
});
