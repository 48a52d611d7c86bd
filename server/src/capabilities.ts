import { type InitializeResult, PositionEncodingKind, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Client } from './client.js';
import { commandsFor } from './commands.js';
import { codeActionKinds } from './features/codeActionKinds.js';
import { triggerCharacters } from './features/completion.js';
import { typingCharacters } from './features/formatting.js';
import { legendFor } from './features/semanticTokens.js';
import { version } from './version.js';

const [firstTriggerCharacter = '', ...moreTriggerCharacter] = typingCharacters;

/** What is offered to this client: nothing that it cannot take. */
export const capabilitiesFor = (client: Client): InitializeResult => ({
  serverInfo: { name: 'gongkai', version },
  capabilities: {
    ...(client.choosesEncoding ? { positionEncoding: PositionEncodingKind.UTF16 } : {}),
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      ...(client.tellsOfSaves ? { save: true } : {}),
    },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    ...(client.nestedSymbols ? { documentSymbolProvider: { label: 'Gongkai' } } : {}),
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: {},
    completionProvider: { triggerCharacters, resolveProvider: true },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter, moreTriggerCharacter },
    executeCommandProvider: { commands: commandsFor(client) },
    ...(client.codeLenses ? { codeLensProvider: {} } : {}),
    ...(client.inlayHints ? { inlayHintProvider: true } : {}),
    ...(client.tokenTypes
      ? { semanticTokensProvider: { legend: legendFor(client.tokenTypes), full: true, range: true } }
      : {}),
    ...(client.codeActions ? { codeActionProvider: { codeActionKinds } } : {}),
    ...(client.pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'gongkai',
            // Who can be asked to pull again need not do so on every change of another document.
            interFileDependencies: !client.refreshesDiagnostics,
            workspaceDiagnostics: false,
          },
        }
      : {}),
    ...(client.workspaceFolders
      ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
      : {}),
  },
});
