import { type TextDocument, workspace } from 'vscode';

/**
 * Whether the document is one that people work on. Views of the past and other read-only texts (`git:`, `output:`,
 * pull requests…) have no file system, or one that cannot be written.
 */
export const isLive = ({ uri: { scheme } }: Pick<TextDocument, 'uri'>): boolean =>
  scheme === 'file' || scheme === 'untitled' || workspace.fs.isWritableFileSystem(scheme) === true;
