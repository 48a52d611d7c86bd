import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MarkupKind } from 'vscode-languageserver';
import { codeActionsOf } from '../../../server/src/features/codeActions.js';
import { codeLensesOf } from '../../../server/src/features/codeLens.js';
import { completionsAt } from '../../../server/src/features/completion.js';
import { definitionAt } from '../../../server/src/features/definition.js';
import { diagnosticsOf } from '../../../server/src/features/diagnostics.js';
import { documentLinksOf } from '../../../server/src/features/documentLinks.js';
import { foldingRangesOf } from '../../../server/src/features/folding.js';
import { formattingOf, formattingOnType } from '../../../server/src/features/formatting.js';
import { highlightsAt } from '../../../server/src/features/highlights.js';
import { hoverAt } from '../../../server/src/features/hover.js';
import { inlayHintsOf } from '../../../server/src/features/inlayHints.js';
import { referencesAt } from '../../../server/src/features/references.js';
import { selectionRangesAt } from '../../../server/src/features/selectionRanges.js';
import { semanticTokensOf } from '../../../server/src/features/semanticTokens.js';
import { sourceActionsOf } from '../../../server/src/features/sourceActions.js';
import { symbolsOf } from '../../../server/src/features/symbols.js';
import { guideOf } from '../../../server/src/form/guide/guide.js';
import { pasting } from '../../../server/src/layout/paste.js';
import { holdsReport } from '../../../server/src/read/detect.js';
import { costOf } from '../cost.js';
import { giants } from '../giants.js';
import { able, openOf, seed } from './sample.js';

/** Milliseconds of the processor for each answer: a few for each kilobyte, where the square of them would be an hour. */
const MOST = 4000;

const report = seed('003');
/** In the middle of a real report, in its table: where the form is known, every feature has something to say. */
const holding = (giant: string): string => report.replace('\n\n四、政府信息', () => `\n${giant}\n四、政府信息`);

describe(`each feature answers for a giant within ${MOST} ms`, () => {
  for (const [name, giant] of Object.entries(giants)) {
    test(name, () => {
      const text = holding(giant);
      const document = openOf(text);
      const slow: string[] = [];
      const time = <T>(what: string, work: () => T): T => {
        let answer: T | undefined;
        const cost = costOf(() => {
          answer = work();
        });
        if (cost > MOST) slow.push(`${what}: ${cost.toFixed()} ms`);
        return answer as T;
      };
      time('detecting', () => holdsReport(text));
      const { findings } = time('reading and checking', () => document.check('zh'));
      const options = { language: 'zh', client: able, rulesBase: 'file:///rules/', commands: true } as const;
      const inlayHints = { sums: true, columns: true, lastYear: true };
      const format = { layout: 'tabs', plainNumbers: true, blankAsZero: true } as const;
      const all = { start: { line: 0, character: 0 }, end: document.text.positionAt(text.length) };
      const inGiant = text.indexOf(giant) + Math.floor(giant.length / 2);
      const works: Record<string, () => unknown> = {
        diagnostics: () => diagnosticsOf(document, findings, options),
        symbols: () => symbolsOf(document, 'zh'),
        folding: () => foldingRangesOf(document),
        tokens: () => semanticTokensOf(document, 'zh'),
        links: () => documentLinksOf(document, options),
        lenses: () => codeLensesOf(document, options),
        hints: () => inlayHintsOf(document, all, { language: 'zh', inlayHints }),
        formatting: () => formattingOf(document, format),
        actions: () => codeActionsOf(document, all, {}, options),
        'source actions': () => sourceActionsOf(document, ['source'], options),
        pasting: () => pasting(document.report, { start: inGiant, end: inGiant }, giant, 'tabs'),
      };
      for (const offset of [0, inGiant, text.length]) {
        const position = document.text.positionAt(offset);
        Object.assign(works, {
          [`hover at ${offset}`]: () =>
            hoverAt(document, position, { language: 'zh', markup: MarkupKind.Markdown, guide: guideOf }),
          [`completion at ${offset}`]: () =>
            completionsAt(document, position, { language: 'zh', snippets: true, asIs: true, labelDetails: true }),
          [`definition at ${offset}`]: () => definitionAt(document, position),
          [`references at ${offset}`]: () => referencesAt(document, position, true),
          [`highlights at ${offset}`]: () => highlightsAt(document, position),
          [`selection at ${offset}`]: () => selectionRangesAt(document, [position]),
          [`typing at ${offset}`]: () =>
            formattingOnType(document, { position, ch: '\n' }, { format, recomputeTotals: true }),
        });
      }
      for (const [what, work] of Object.entries(works)) time(what, work);
      assert.deepEqual(slow, []);
    });
  }
});
