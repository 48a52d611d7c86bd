import { TextDocument } from 'vscode-languageserver-textdocument';
import type { OpenDocument } from '../../server/src/documents.js';
import type { codeLensesOf } from '../../server/src/features/codeLens.js';
import type { documentLinksOf } from '../../server/src/features/documentLinks.js';
import type { foldingRangesOf } from '../../server/src/features/folding.js';
import type { inlayHintsOf } from '../../server/src/features/inlayHints.js';
import type { selectionRangesAt } from '../../server/src/features/selectionRanges.js';
import type { semanticTokensOf } from '../../server/src/features/semanticTokens.js';
import type { symbolsOf } from '../../server/src/features/symbols.js';
import { loadBundle } from './core.js';
import { reportOf } from './corpus.js';
import { compare } from './measure.js';

interface Features {
  readonly OpenDocument: typeof OpenDocument;
  readonly symbolsOf: typeof symbolsOf;
  readonly foldingRangesOf: typeof foldingRangesOf;
  readonly selectionRangesAt: typeof selectionRangesAt;
  readonly semanticTokensOf: typeof semanticTokensOf;
  readonly documentLinksOf: typeof documentLinksOf;
  readonly inlayHintsOf: typeof inlayHintsOf;
  readonly codeLensesOf: typeof codeLensesOf;
}

const features = await loadBundle<Features>(`
  export { OpenDocument } from './documents.js';
  export { symbolsOf } from './features/symbols.js';
  export { foldingRangesOf } from './features/folding.js';
  export { selectionRangesAt } from './features/selectionRanges.js';
  export { semanticTokensOf } from './features/semanticTokens.js';
  export { documentLinksOf } from './features/documentLinks.js';
  export { inlayHintsOf } from './features/inlayHints.js';
  export { codeLensesOf } from './features/codeLens.js';`);

/** Median milliseconds that each feature takes on a report of that size, which has been read and checked. */
export async function timeFeatures(kilobytes: number, runs: number): Promise<[name: string, time: number][]> {
  const text = TextDocument.create('file:///report.gongkai', 'gongkai', 1, reportOf(kilobytes));
  const document = new features.OpenDocument(text);
  document.check('zh');
  const all = { start: { line: 0, character: 0 }, end: { line: text.lineCount, character: 0 } };
  const middle = { line: Math.floor(text.lineCount / 2), character: 20 };
  const options = {
    language: 'zh',
    commands: true,
    rulesBase: 'file:///rules/',
    inlayHints: { sums: true, columns: true, lastYear: true },
  } as const;
  const works: Record<string, () => unknown> = {
    documentSymbol: () => features.symbolsOf(document, 'zh'),
    foldingRange: () => features.foldingRangesOf(document),
    selectionRange: () => features.selectionRangesAt(document, [middle]),
    'semanticTokens/full': () => features.semanticTokensOf(document, 'zh'),
    documentLink: () => features.documentLinksOf(document, options),
    inlayHint: () => features.inlayHintsOf(document, all, options),
    codeLens: () => features.codeLensesOf(document, options),
  };
  const times = await compare(Object.values(works), runs);
  return Object.keys(works).map((name, at) => [name, times[at] ?? Number.NaN]);
}
