import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Client } from '../capabilities.js';
import type { OpenDocument } from '../documents.js';
import type { Edit, Span } from '../parse/tree.js';
import type { ElsewhereEdits, Finding, Fix } from '../rules/rule.js';
import { rangeOf, touches } from './ranges.js';

export interface WorkspaceEditOptions {
  readonly client: Pick<Client, 'versionedEdits'>;
  /** Versions of the documents that are open. */
  readonly versionOf?: (uri: string) => number | undefined;
}

/** Edits of an open document, which the client refuses where it has another version by then. */
export function editOf(
  { text }: Pick<OpenDocument, 'text'>,
  edits: readonly Edit[],
  { client }: WorkspaceEditOptions,
): WorkspaceEdit {
  const textEdits = edits.map(({ span, newText }) => ({ range: rangeOf(text, span), newText }));
  const { uri, version } = text;
  if (!client.versionedEdits) return { changes: { [uri]: textEdits } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] };
}

export function editElsewhere({ uri, edits }: ElsewhereEdits, options: WorkspaceEditOptions): WorkspaceEdit {
  if (!options.client.versionedEdits) return { changes: { [uri]: [...edits] } };
  return { documentChanges: [{ textDocument: { uri, version: options.versionOf?.(uri) ?? null }, edits: [...edits] }] };
}

export const preferredOf = (finding: Finding): Fix | undefined => finding.fixes.find((fix) => fix.preferred);

/** The edits of all preferred fixes. A fix that meets one taken before waits for the next time. */
export function allPreferred(findings: readonly Finding[]): Edit[] {
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
const meets = (taken: readonly Edit[], span: Span): boolean =>
  taken.some((edit) => span.start < edit.span.end && edit.span.start < span.end) ||
  taken.some((edit) => (isInsertion(edit.span) || isInsertion(span)) && touches(edit.span, span));

const isInsertion = (span: Span): boolean => span.start === span.end;
