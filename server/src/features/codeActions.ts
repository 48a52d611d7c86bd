import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Client } from '../capabilities.js';
import type { OpenDocument } from '../documents.js';
import type { Edit } from '../parse/tree.js';
import { rules } from '../rules/index.js';
import type { ElsewhereEdits, Finding, Fix } from '../rules/rule.js';
import { type DiagnosticOptions, diagnosticOf } from './diagnostics.js';
import { rangeOf, spanOf, touches } from './ranges.js';

/** Wording, numerals and labels. People have this run on save, so it never touches a number. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.gongkai`;
/** Every certain correction, numbers too: on request only. The command of the VS Code extension shows it first. */
export const correctAllKind = `${CodeActionKind.Source}.correctAll.gongkai`;

const wording: ReadonlySet<string> = new Set(['section-title', 'section-number', 'row-label', 'column-label']);

/** What of an open document is needed here. */
type Checkable = Pick<OpenDocument, 'text' | 'check'>;

export interface CodeActionOptions extends DiagnosticOptions {
  readonly client: DiagnosticOptions['client'] & Pick<Client, 'preferredActions' | 'versionedEdits'>;
  /** Versions of the documents that are open. */
  readonly versionOf?: (uri: string) => number | undefined;
}

/** The corrections for a range, and those for the whole document where the client asks for source actions. */
export function codeActionsOf(
  document: Checkable,
  range: Range,
  context: Pick<CodeActionContext, 'only'>,
  options: CodeActionOptions,
): CodeAction[] {
  const { findings } = document.check(options.language);
  const actions: CodeAction[] = [];
  if (wants(context.only, CodeActionKind.QuickFix)) {
    const asked = spanOf(document.text, range);
    const here = findings.filter((finding) => touches(finding.span, asked));
    actions.push(...quickFixes(document, here, options), ...fixesOfKind(document, here, findings, options));
  }
  // Actions for the whole document are no answer to a light bulb: only who asks for them gets them.
  if (context.only) {
    const say = sayer(options);
    const certain = findings.filter((finding) => preferredOf(finding));
    const worded = certain.filter((finding) => wording.has(finding.rule));
    if (worded.length > 0 && wants(context.only, fixAllKind)) {
      const title = say('改正全部标题、序号和表头用语', 'Correct the wording of all titles, numerals and labels');
      actions.push({ title, kind: fixAllKind, edit: editOf(document, allPreferred(worded), options) });
    }
    if (certain.length > 0 && wants(context.only, correctAllKind)) {
      const title = say('应用全部确定的更正', 'Apply all certain corrections');
      actions.push({ title, kind: correctAllKind, edit: editOf(document, allPreferred(certain), options) });
    }
  }
  return actions;
}

/** `source.fixAll` asks for `source.fixAll.gongkai`, too; nothing asked for means everything that belongs in a light bulb. */
export const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  only === undefined || only.some((asked) => asked === '' || asked === kind || kind.startsWith(`${asked}.`));

const sayer =
  ({ language }: DiagnosticOptions) =>
  (zh: string, en: string): string =>
    language === 'zh' ? zh : en;

const preferredOf = (finding: Finding): Fix | undefined => finding.fixes.find((fix) => fix.preferred);

function quickFixes(document: Checkable, findings: readonly Finding[], options: CodeActionOptions): CodeAction[] {
  return findings.flatMap((finding) =>
    finding.fixes.map((fix) => ({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(document.text, finding, options)],
      ...(fix.preferred && options.client.preferredActions ? { isPreferred: true } : {}),
      edit: fix.elsewhere ? editElsewhere(fix.elsewhere, options) : editOf(document, fix.edits, options),
    })),
  );
}

/** For every rule broken here and elsewhere: the certain corrections of all its findings at once. */
function fixesOfKind(
  document: Checkable,
  here: readonly Finding[],
  findings: readonly Finding[],
  options: CodeActionOptions,
): CodeAction[] {
  const say = sayer(options);
  const broken = new Set(here.filter(preferredOf).map((finding) => finding.rule));
  return [...broken].flatMap((id) => {
    const alike = findings.filter((finding) => finding.rule === id && preferredOf(finding));
    if (alike.length < 2) return [];
    const kind = rules.find((rule) => rule.id === id)?.title[options.language] ?? id;
    return {
      title: say(`改正全部 ${alike.length} 处：${kind}`, `Fix all ${alike.length} of this kind: ${kind}`),
      kind: CodeActionKind.QuickFix,
      diagnostics: alike.map((finding) => diagnosticOf(document.text, finding, options)),
      edit: editOf(document, allPreferred(alike), options),
    };
  });
}

/** The edits of all preferred fixes. A fix that meets one taken before waits for the next time. */
function allPreferred(findings: readonly Finding[]): Edit[] {
  const taken: Edit[] = [];
  const fixes = findings.flatMap((finding) => preferredOf(finding) ?? []);
  const byStart = fixes.sort((a, b) => startOf(a) - startOf(b));
  let end = -1;
  for (const { edits } of byStart) {
    const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
    if (sorted.some(({ span }) => span.start <= end && meets(taken, span))) continue;
    taken.push(...sorted);
    end = Math.max(end, ...sorted.map(({ span }) => span.end));
  }
  return taken;
}

const startOf = (fix: Fix): number => Math.min(...fix.edits.map(({ span }) => span.start));

/** Whether the order of both edits could matter: they share a character, or one is put in where the other begins or ends. */
const meets = (taken: readonly Edit[], span: Edit['span']): boolean =>
  taken.some((edit) => span.start < edit.span.end && edit.span.start < span.end) ||
  taken.some((edit) => (isInsertion(edit.span) || isInsertion(span)) && touches(edit.span, span));

const isInsertion = (span: Edit['span']): boolean => span.start === span.end;

function editOf(document: Checkable, edits: readonly Edit[], { client }: CodeActionOptions): WorkspaceEdit {
  const textEdits = edits.map(({ span, newText }) => ({ range: rangeOf(document.text, span), newText }));
  const { uri, version } = document.text;
  if (!client.versionedEdits) return { changes: { [uri]: textEdits } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}

function editElsewhere({ uri, edits }: ElsewhereEdits, { client, versionOf }: CodeActionOptions): WorkspaceEdit {
  if (!client.versionedEdits) return { changes: { [uri]: [...edits] } };
  return { documentChanges: [{ textDocument: { uri, version: versionOf?.(uri) ?? null }, edits: [...edits] }] };
}
