// A language server that does nothing: it answers as ours does, with no findings. What it takes is the cost of LSP.
import { createConnection, ProposedFeatures, TextDocumentSyncKind } from 'vscode-languageserver/node';

const connection = createConnection(ProposedFeatures.all);
let pull = false;
connection.onInitialize(({ capabilities }) => {
  pull = Boolean(capabilities.textDocument?.diagnostic);
  const diagnosticProvider = { interFileDependencies: false, workspaceDiagnostics: false };
  return {
    capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, ...(pull && { diagnosticProvider }) },
  };
});
connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
const publish = ({ textDocument: { uri, version } }) => {
  if (!pull) connection.sendDiagnostics({ uri, version, diagnostics: [] });
};
connection.onDidOpenTextDocument(publish);
connection.onDidChangeTextDocument(publish);
connection.listen();
