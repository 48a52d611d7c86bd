import { type CodeAction, type CodeActionContext, CodeActionKind, type Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from '../client.js';
import type { Configs } from '../config/configs.js';
import { configName } from '../config/model.js';
import type { OpenDocument } from '../documents.js';
import { touches } from '../parse/tree.js';
import { rules } from '../rules/index.js';
import { wants } from './codeActionKinds.js';
import { type DiagnosticOptions, diagnosticOf } from './diagnostics.js';
import { rangeOf, spanOf } from './ranges.js';

type Changes = NonNullable<Awaited<ReturnType<Configs['turnOff']>>>;
type Scope = 'all' | 'file';

export interface TurnOffOptions extends DiagnosticOptions {
  readonly client: DiagnosticOptions['client'] & Pick<Client, 'versionedEdits' | 'createsFiles'>;
  /** The changes of the configuration; null where there can be none. */
  readonly turnOff: (rule: string, scope: Scope) => Promise<Changes | null>;
  /** The client saves what has been changed when it is told to. */
  readonly commands: boolean;
}

/** Rules on the same words for which this is offered; more would bury the corrections. */
const MOST = 3;

/** For each rule broken in a range: to turn it off, for the file and for all files. They belong behind all corrections. */
export async function turnOffActions(
  document: Pick<OpenDocument, 'text' | 'report' | 'check'>,
  range: Range,
  { only }: Pick<CodeActionContext, 'only'>,
  options: TurnOffOptions,
): Promise<CodeAction[]> {
  if (!options.client.versionedEdits || !wants(only, CodeActionKind.QuickFix)) return [];
  const asked = spanOf(document.text, range);
  const here = document.check(options.language).findings.filter(({ span }) => touches(span, asked));
  const actions: CodeAction[] = [];
  for (const rule of [...new Set(here.map((finding) => finding.rule))].slice(0, MOST)) {
    const diagnostics = here
      .filter((finding) => finding.rule === rule)
      .map((finding) => diagnosticOf(document, finding, options));
    for (const scope of ['file', 'all'] as const) {
      const changes = await options.turnOff(rule, scope);
      if (changes && (!changes.isNew || options.client.createsFiles))
        actions.push({ ...actionFor(rule, scope, changes, options), diagnostics });
    }
  }
  return actions;
}

function actionFor(rule: string, scope: Scope, changes: Changes, { language, commands }: TurnOffOptions): CodeAction {
  const { uri, name, text, isNew } = changes;
  const before = TextDocument.create(uri, 'jsonc', 0, text);
  const edits = changes.changes.map(({ offset, length, content }) => ({
    range: rangeOf(before, { start: offset, end: offset + length }),
    newText: content,
  }));
  const title = rules.find(({ id }) => id === rule)?.title[language] ?? rule;
  const edit = { textDocument: { uri, version: null }, edits };
  const create = { kind: 'create', uri, options: { ignoreIfExists: true } } as const;
  return {
    title: titleOf(title, scope, name, language),
    kind: CodeActionKind.QuickFix,
    edit: { documentChanges: isNew ? [create, edit] : [edit] },
    ...(commands ? { command: { title: configName, command: 'gongkai.saveConfig', arguments: [uri] } } : {}),
  };
}

/** @param name of the configuration, from the folder of the workspace */
function titleOf(title: string, scope: Scope, name: string, language: 'zh' | 'en'): string {
  const folder = name.slice(0, -configName.length - 1);
  const where =
    scope === 'file'
      ? { zh: '在本文件中', en: 'in this file' }
      : folder === ''
        ? { zh: '在整个工作区', en: 'in this workspace' }
        : { zh: `在文件夹“${folder}”中`, en: `in the folder “${folder}”` };
  return language === 'zh' ? `${where.zh}关闭规则：${title}` : `Turn this rule off ${where.en}: ${title}`;
}
