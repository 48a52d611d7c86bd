import { type InitializeParams, InsertTextMode, MarkupKind } from 'vscode-languageserver';

/** Requests whose answers change when another file or a setting does. */
const refreshable = ['inlayHint', 'semanticTokens', 'codeLens'] as const;
type Refreshable = (typeof refreshable)[number];

/** What the client at the other end can do, as far as it matters here. */
export interface Client {
  /** It asks in which units characters are counted. */
  readonly choosesEncoding: boolean;
  readonly configuration: boolean;
  readonly watchesConfiguration: boolean;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly tellsOfSaves: boolean;
  /** What goes with a diagnostic comes back with it. */
  readonly diagnosticData: boolean;
  readonly codeActions: boolean;
  readonly preferredActions: boolean;
  /** Edits that name the version they are made for, and are refused for any other. */
  readonly versionedEdits: boolean;
  /** Edits that make a file. */
  readonly createsFiles: boolean;
  /** The server may have edits made. */
  readonly appliesEdits: boolean;
  readonly showsDocuments: boolean;
  readonly hover: MarkupKind;
  /** An outline with parts in parts; without it none is offered. */
  readonly nestedSymbols: boolean;
  /** The types of semantic tokens that it knows; null where it takes none. */
  readonly tokenTypes: readonly string[] | null;
  /** Insertions with places to be filled in. */
  readonly snippets: boolean;
  /** Insertions of several lines that are not indented anew. */
  readonly insertsAsIs: boolean;
  /** What a proposal belongs to, shown beside its label. */
  readonly labelDetails: boolean;
  readonly completion: MarkupKind;
  readonly inlayHints: boolean;
  readonly codeLenses: boolean;
  /** What it can be told to ask for again. */
  readonly refreshes: readonly Refreshable[];
  readonly workspaceFolders: boolean;
  readonly watchesFiles: boolean;
}

/** What the client says of itself as it begins. */
export function clientOf({ capabilities: { general, window, workspace, textDocument } }: InitializeParams): Client {
  const edits = workspace?.workspaceEdit;
  const diagnostics = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  const markupOf = (formats: readonly MarkupKind[] | undefined): MarkupKind =>
    formats?.includes(MarkupKind.Markdown) ? MarkupKind.Markdown : MarkupKind.PlainText;
  const completion = textDocument?.completion?.completionItem;
  return {
    choosesEncoding: general?.positionEncodings !== undefined,
    configuration: workspace?.configuration === true,
    watchesConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      (diagnostics?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    codeDescription:
      (diagnostics?.codeDescriptionSupport ?? textDocument?.publishDiagnostics?.codeDescriptionSupport) === true,
    tellsOfSaves: textDocument?.synchronization?.didSave === true,
    diagnosticData: (diagnostics?.dataSupport ?? textDocument?.publishDiagnostics?.dataSupport) === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    versionedEdits: edits?.documentChanges === true,
    createsFiles: edits?.resourceOperations?.includes('create') === true,
    appliesEdits: workspace?.applyEdit === true,
    showsDocuments: window?.showDocument?.support === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    tokenTypes: textDocument?.semanticTokens?.tokenTypes ?? null,
    inlayHints: textDocument?.inlayHint !== undefined,
    codeLenses: textDocument?.codeLens !== undefined,
    refreshes: refreshable.filter((kind) => workspace?.[kind]?.refreshSupport === true),
    hover: markupOf(textDocument?.hover?.contentFormat),
    snippets: completion?.snippetSupport === true,
    insertsAsIs: completion?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    labelDetails: completion?.labelDetailsSupport === true,
    completion: markupOf(completion?.documentationFormat),
    workspaceFolders: workspace?.workspaceFolders === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}
