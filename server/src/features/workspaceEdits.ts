import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Client } from '../client.js';
import type { OpenDocument } from '../documents.js';
import type { Edit } from '../parse/tree.js';
import type { ElsewhereEdits } from '../rules/rule.js';
import { rangeOf } from './ranges.js';

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
