import type { Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { OpenDocument } from '../../server/src/documents.js';
import type { codeLensesOf } from '../../server/src/features/codeLens.js';
import type { completionsAt } from '../../server/src/features/completion.js';
import type { documentLinksOf } from '../../server/src/features/documentLinks.js';
import type { foldingRangesOf } from '../../server/src/features/folding.js';
import type { formattingOf, formattingOnType } from '../../server/src/features/formatting.js';
import type { inlayHintsOf } from '../../server/src/features/inlayHints.js';
import type { selectionRangesAt } from '../../server/src/features/selectionRanges.js';
import type { semanticTokensOf } from '../../server/src/features/semanticTokens.js';
import type { sourceActionsOf } from '../../server/src/features/sourceActions.js';
import type { symbolsOf } from '../../server/src/features/symbols.js';
import type { compared } from '../../server/src/layout/compared.js';
import type { newReport } from '../../server/src/layout/newReport.js';
import { loadBundle } from './core.js';
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
  readonly completionsAt: typeof completionsAt;
  readonly formattingOf: typeof formattingOf;
  readonly formattingOnType: typeof formattingOnType;
  readonly compared: typeof compared;
  readonly newReport: typeof newReport;
  readonly sourceActionsOf: typeof sourceActionsOf;
}

const features = await loadBundle<Features>(`
  export { OpenDocument } from './documents.js';
  export { symbolsOf } from './features/symbols.js';
  export { foldingRangesOf } from './features/folding.js';
  export { selectionRangesAt } from './features/selectionRanges.js';
  export { semanticTokensOf } from './features/semanticTokens.js';
  export { documentLinksOf } from './features/documentLinks.js';
  export { inlayHintsOf } from './features/inlayHints.js';
  export { codeLensesOf } from './features/codeLens.js';
  export { completionsAt } from './features/completion.js';
  export { formattingOf, formattingOnType } from './features/formatting.js';
  export { compared } from './layout/compared.js';
  export { newReport } from './layout/newReport.js';
  export { sourceActionsOf } from './features/sourceActions.js';`);

/** Median milliseconds that each feature takes on a report that has been read and checked, but for the last. */
export async function timeFeatures(report: string, runs: number): Promise<[name: string, time: number][]> {
  const document = documentOf(report);
  const { text } = document;
  document.check('zh');
  const all = { start: { line: 0, character: 0 }, end: { line: text.lineCount, character: 0 } };
  const middle = { line: Math.floor(text.lineCount / 2), character: 20 };
  const options = {
    language: 'zh',
    commands: true,
    rulesBase: 'file:///rules/',
    inlayHints: { sums: true, columns: true, lastYear: true },
  } as const;
  const format = { layout: 'aligned', plainNumbers: false, blankAsZero: false } as const;
  const line = report.slice(0, report.indexOf('行政许可\t')).split('\n').length;
  const row = { position: { line, character: 0 }, ch: '\n' };
  const typing = { format: { ...format, layout: 'tabs' }, recomputeTotals: true } as const;
  const wrong = documentOf(report.replace('\t89\t3\t', '\t98\t3\t'));
  const digit = { position: wrong.text.positionAt(wrong.text.getText().indexOf('\t98\t3\t') + 3), ch: '8' };
  const change = (own: OpenDocument, kind: string) =>
    features.sourceActionsOf(own, [kind], { client: { versionedEdits: true }, language: 'zh' })[0] ?? missing(kind);
  const holes = report.replaceAll(/.*重复申请.*/g, '');
  const holed = documentOf(holes);
  const hole = holed.text.positionAt(holes.indexOf('\n\n', holed.report.tables[1]?.span.start) + 1);
  const offers = (own: OpenDocument, at: Position) =>
    features.completionsAt(own, at, { language: 'zh', snippets: true, asIs: true, labelDetails: true }).items;
  const offerIn = (own: OpenDocument) => offers(own, hole)[0] ?? missing('offer');
  const works: Record<string, () => unknown> = {
    documentSymbol: () => features.symbolsOf(document, 'zh'),
    foldingRange: () => features.foldingRangesOf(document),
    selectionRange: () => features.selectionRangesAt(document, [middle]),
    'semanticTokens/full': () => features.semanticTokensOf(document, 'zh'),
    documentLink: () => features.documentLinksOf(document, options),
    inlayHint: () => features.inlayHintsOf(document, all, options),
    codeLens: () => features.codeLensesOf(document, options),
    completion: () => offerIn(holed),
    formatting: () => features.formattingOf(document, format)[0] ?? missing('edit'),
    comparison: () => features.compared(document.report, holed.report),
    newReport: () =>
      features.newReport({ organ: '某县人民政府', year: 2024, numbers: new Map() }, 'aligned') ?? missing('report'),
    onTypeFormatting: () => features.formattingOnType(document, row, typing)[0] ?? missing('edit'),
    'onTypeFormatting, a digit': () => features.formattingOnType(wrong, digit, typing)[0] ?? missing('total'),
    'source.recomputeTotals': () => change(wrong, 'source.recomputeTotals'),
    'source.insertMissing': () => change(holed, 'source.insertMissing'),
    'completion, unread': () => offerIn(documentOf(holes)),
    'completion of sentences, unread': () => offers(documentOf(holes), { line: 1, character: 0 }),
  };
  const times = await compare(Object.values(works), runs);
  return Object.keys(works).map((name, at) => [name, times[at] ?? Number.NaN]);
}

const documentOf = (report: string): OpenDocument =>
  new features.OpenDocument(TextDocument.create('file:///report.gongkai', 'gongkai', 1, report));

function missing(what: string): never {
  throw new Error(`no ${what}: nothing was measured`);
}
