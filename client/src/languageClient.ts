/**
 * What is used of the language client's library. It is large: only sources of this name may import more than types
 * from it, as the desktop build keeps them in a file of their own, loaded with the first report.
 */
export {
  ExecuteCommandRequest,
  RevealOutputChannelOn,
  State,
  WorkDoneProgress,
} from 'vscode-languageclient';
