import {
  type CancellationToken,
  type Connection,
  RequestType,
  type TextDocumentIdentifier,
  type TextDocuments,
} from 'vscode-languageserver';
import type { Client } from './client.js';
import type { Configs } from './config/configs.js';
import type { OpenDocument } from './documents.js';
import { codeActionsOf } from './features/codeActions.js';
import { codeLensesOf } from './features/codeLens.js';
import { completionsAt, resolved } from './features/completion.js';
import { definitionAt } from './features/definition.js';
import type { DiagnosticOptions } from './features/diagnostics.js';
import { documentLinksOf } from './features/documentLinks.js';
import { foldingRangesOf } from './features/folding.js';
import { formattingOf, formattingOnType } from './features/formatting.js';
import { highlightsAt } from './features/highlights.js';
import { hoverAt } from './features/hover.js';
import { importOf } from './features/importing.js';
import { inlayHintsOf } from './features/inlayHints.js';
import { pasteOf } from './features/paste.js';
import { referencesAt } from './features/references.js';
import { selectionRangesAt } from './features/selectionRanges.js';
import { semanticTokensOf } from './features/semanticTokens.js';
import { symbolsOf } from './features/symbols.js';
import { turnOffActions } from './features/turnOff.js';
import { reportSymbols } from './features/workspaceSymbols.js';
import { describe, guarded, type Log } from './guard.js';
import type { ImportOptions } from './import/import.js';
import type { Neighbours } from './neighbours.js';
import type { OtherYears } from './otherYears.js';
import {
  type ComparisonParams,
  type ComparisonResult,
  comparisonMethod,
  type ImportParams,
  type ImportResult,
  type IsReportParams,
  type IsReportResult,
  importMethod,
  isReportMethod,
  type KnownReport,
  type NewReportParams,
  type NewReportResult,
  newReportMethod,
  type Paste,
  type PasteParams,
  pasteMethod,
  reportsMethod,
} from './protocol.js';
import type { parseInitializationOptions, Settings } from './settings.js';

/** What a feature is told besides its document. */
export type Options = DiagnosticOptions & { readonly client: Client } & Pick<
    Settings,
    'check' | 'recomputeTotals' | 'acrossFolders' | 'inlayHints' | 'format'
  >;

/** What requests are answered from. */
export interface Desk {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenDocument>;
  readonly client: Client;
  readonly initial: ReturnType<typeof parseInitializationOptions>;
  readonly neighbours: Neighbours;
  readonly configs: Configs;
  readonly otherYears: OtherYears;
  /** How bytes become text here. */
  readonly decoder: () => Promise<ImportOptions['decode']>;
  readonly log: Log;
  /** A document with all that belongs to it; none where it is not open. */
  readonly opened: (uri: string) => Promise<{ document: OpenDocument | undefined; options: Options }>;
  /** The hints of a document are with the client. */
  readonly hinted: (document: OpenDocument) => void;
}

/** Which request is answered by which feature. Diagnostics are told by the session. */
export function answerRequests(desk: Desk): void {
  const { connection, documents, client, initial, neighbours, configs, otherYears, decoder, log, opened, hinted } =
    desk;
  /** A handler for what is asked about an open document; about any other the answer is empty. */
  const asked = <P extends { readonly textDocument: TextDocumentIdentifier }, R>(
    name: string,
    empty: R,
    answer: (document: OpenDocument, params: P, options: Options) => R,
  ) =>
    guarded<P, R>(name, log, empty, async (params) => {
      const { document, options } = await opened(params.textDocument.uri);
      return document ? answer(document, params, options) : empty;
    });

  connection.onHover(
    guarded('hover', log, null, async ({ textDocument, position }) => {
      const { document, options } = await opened(textDocument.uri);
      if (!document) return null;
      const { guideOf } = await import('./form/guide/guide.js');
      return hoverAt(document, position, {
        language: options.language,
        markup: client.hover,
        guide: guideOf,
      });
    }),
  );
  connection.onDefinition(asked('definition', [], (open, { position }) => definitionAt(open, position)));
  connection.onReferences(
    asked('references', [], (open, { position, context }) => referencesAt(open, position, context.includeDeclaration)),
  );
  connection.onDocumentHighlight(asked('documentHighlight', [], (open, { position }) => highlightsAt(open, position)));
  connection.onDocumentSymbol(asked('documentSymbol', [], (open, _, { language }) => symbolsOf(open, language)));
  connection.onFoldingRanges(asked('foldingRange', [], (open) => foldingRangesOf(open)));
  connection.onSelectionRanges(
    asked('selectionRange', [], (open, { positions }) => selectionRangesAt(open, positions)),
  );
  connection.onDocumentLinks(asked('documentLink', [], (open, _, options) => documentLinksOf(open, options)));
  connection.languages.semanticTokens.on(
    asked('semanticTokens', { data: [] }, (open, _, { language }) => semanticTokensOf(open, language)),
  );
  connection.languages.semanticTokens.onRange(
    asked('semanticTokens', { data: [] }, (open, { range }, { language }) => semanticTokensOf(open, language, range)),
  );
  connection.languages.inlayHint.on(
    asked('inlayHint', [], (open, { range }, options) => {
      hinted(open);
      return inlayHintsOf(open, range, options);
    }),
  );
  connection.onCodeLens(
    asked('codeLens', [], (open, _, { language }) => codeLensesOf(open, { language, commands: initial.commands })),
  );
  connection.onCompletion(
    asked('completion', { isIncomplete: false, items: [] }, (open, { position }, { language }) =>
      completionsAt(open, position, {
        language,
        snippets: client.snippets,
        asIs: client.insertsAsIs,
        labelDetails: client.labelDetails,
      }),
    ),
  );
  connection.onCompletionResolve(async (item) => {
    try {
      const { guideOf } = await import('./form/guide/guide.js');
      return resolved(item, client.completion, guideOf);
    } catch (error) {
      log.error(`completionItem/resolve: ${describe(error)}`);
      return item;
    }
  });
  connection.onDocumentFormatting(asked('formatting', [], (open, _, { format }) => formattingOf(open, format)));
  connection.onDocumentRangeFormatting(
    asked('rangeFormatting', [], (open, { range }, { format }) => formattingOf(open, format, range)),
  );
  connection.onDocumentOnTypeFormatting(
    asked('onTypeFormatting', [], (open, params, options) => formattingOnType(open, params, options)),
  );
  connection.onRequest<ImportResult | null, never>(
    importMethod,
    guarded('import', log, null, async (params: ImportParams) => {
      const { language, format } = (await opened(params.uri)).options;
      return importOf(params, { language, layout: format.layout, decode: await decoder() });
    }),
  );
  connection.onRequest<Paste | null, never>(
    pasteMethod,
    guarded('paste', log, null, async (params: PasteParams) => {
      const { document, options } = await opened(params.textDocument.uri);
      return document ? pasteOf(document, params, { ...options, layout: options.format.layout }) : null;
    }),
  );
  connection.onRequest(
    new RequestType<IsReportParams, IsReportResult, never>(isReportMethod),
    guarded<IsReportParams, IsReportResult>('isReport', log, null, async ({ uri }) => {
      const held = await configs.of(uri, neighbours.folderOf(uri));
      return held?.isReport ?? null;
    }),
  );
  connection.onWorkspaceSymbol(
    guarded('workspaceSymbol', log, [], ({ query }) => reportSymbols(neighbours.reports(), query)),
  );
  connection.onCodeAction(
    guarded('codeAction', log, [], async ({ textDocument, range, context }) => {
      const { document: before } = await opened(textDocument.uri);
      if (before?.earlier) await neighbours.readAgain(before.earlier.uri);
      const { document, options } = await opened(textDocument.uri);
      if (!document) return [];
      const versionOf = (other: string) => documents.get(other)?.text.version;
      const folder = neighbours.folderOf(textDocument.uri);
      const turnOff = (rule: string, scope: 'all' | 'file') => configs.turnOff(document.uri, folder, rule, scope);
      const actions = codeActionsOf(document, range, context, { ...options, versionOf });
      const others = await turnOffActions(document, range, context, {
        ...options,
        turnOff,
        commands: initial.commands,
      }).catch((error) => {
        log.error(`codeAction: ${describe(error)}`);
        return [];
      });
      return [...actions, ...others];
    }),
  );
  const known = guarded<null, KnownReport[]>('reports', log, [], () => otherYears.known());
  connection.onRequest<KnownReport[], never>(reportsMethod, (token: CancellationToken) => known(null, token));
  connection.onRequest<NewReportResult | null, never>(
    newReportMethod,
    guarded('newReport', log, null, (params: NewReportParams) => otherYears.begin(params)),
  );
  connection.onRequest<ComparisonResult | null, never>(
    comparisonMethod,
    guarded('comparison', log, null, (params: ComparisonParams) => otherYears.compare(params)),
  );
}
