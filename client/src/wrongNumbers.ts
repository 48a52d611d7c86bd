import { commands, type Diagnostic, l10n, languages, Selection, TextEditorRevealType, window } from 'vscode';
import type { DiagnosticData } from '../../server/src/features/wrongNumbers.js';

const isWrongNumber = (diagnostic: Diagnostic & { readonly data?: Partial<DiagnosticData> }): boolean =>
  diagnostic.data?.wrongNumber === true;

/**
 * Selects the next wrong number of the report in front, or the one before, round its ends, and shows what is said of
 * it. By the hover: VS Code's own way from problem to problem goes by their severity, and cannot be led to one of them.
 * For people with a screen reader the hover takes the focus and is read.
 */
export async function goToWrongNumber(way: 'next' | 'previous'): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const ranges = languages
    .getDiagnostics(editor.document.uri)
    .filter(isWrongNumber)
    .map(({ range }) => range)
    .sort((a, b) => a.start.compareTo(b.start));
  const from = editor.selection.start;
  const found =
    way === 'next'
      ? (ranges.find(({ start }) => start.isAfter(from)) ?? ranges[0])
      : (ranges.findLast(({ start }) => start.isBefore(from)) ?? ranges.at(-1));
  if (!found) {
    window.setStatusBarMessage(l10n.t('No wrong number in this report.'), SHOWN);
    return;
  }
  // The cursor at the front: behind the number another finding may begin.
  editor.selection = new Selection(found.end, found.start);
  editor.revealRange(found, TextEditorRevealType.InCenterIfOutsideViewport);
  await commands.executeCommand('editor.action.showHover');
}

/** Milliseconds. */
const SHOWN = 4000;
