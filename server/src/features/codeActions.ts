import { type CodeAction, type CodeActionContext, CodeActionKind, type Range } from 'vscode-languageserver';
import { allPreferred, preferredOf } from '../check/preferred.js';
import type { Client } from '../client.js';
import type { OpenDocument } from '../documents.js';
import { touches } from '../parse/tree.js';
import { rules } from '../rules/index.js';
import type { Finding } from '../rules/rule.js';
import { wants } from './codeActionKinds.js';
import { type DiagnosticOptions, diagnosticOf } from './diagnostics.js';
import { spanOf } from './ranges.js';
import { sourceActionsOf } from './sourceActions.js';
import { editElsewhere, editOf, type WorkspaceEditOptions } from './workspaceEdits.js';

/** What of an open document is needed here. */
type Document = Pick<OpenDocument, 'text' | 'report' | 'rules' | 'check'>;

export interface CodeActionOptions extends DiagnosticOptions, Pick<WorkspaceEditOptions, 'versionOf'> {
  readonly client: DiagnosticOptions['client'] & Pick<Client, 'preferredActions' | 'versionedEdits'>;
}

/** The corrections for a range, and those for the whole document where the client asks for source actions. */
export function codeActionsOf(
  document: Document,
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
  if (context.only) actions.push(...sourceActionsOf(document, context.only, options));
  return actions;
}

function quickFixes(document: Document, findings: readonly Finding[], options: CodeActionOptions): CodeAction[] {
  return findings.flatMap((finding) =>
    finding.fixes.map((fix) => ({
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnosticOf(document, finding, options)],
      ...(fix.preferred && options.client.preferredActions ? { isPreferred: true } : {}),
      edit: fix.elsewhere ? editElsewhere(fix.elsewhere, options) : editOf(document, fix.edits, options),
    })),
  );
}

/** For every rule broken here and elsewhere: the certain corrections of all its findings at once. */
function fixesOfKind(
  document: Document,
  here: readonly Finding[],
  findings: readonly Finding[],
  options: CodeActionOptions,
): CodeAction[] {
  const say = (zh: string, en: string): string => (options.language === 'zh' ? zh : en);
  const broken = new Set(here.filter(preferredOf).map((finding) => finding.rule));
  return [...broken].flatMap((id) => {
    const alike = findings.filter((finding) => finding.rule === id && preferredOf(finding));
    if (alike.length < 2) return [];
    const kind = rules.find((rule) => rule.id === id)?.title[options.language] ?? id;
    return {
      title: say(`改正全部 ${alike.length} 处：${kind}`, `Fix all ${alike.length} of this kind: ${kind}`),
      kind: CodeActionKind.QuickFix,
      diagnostics: alike.map((finding) => diagnosticOf(document, finding, options)),
      edit: editOf(document, allPreferred(alike), options),
    };
  });
}
