import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MarkupKind } from 'vscode-languageserver';
import { codeActionsOf } from '../../../server/src/features/codeActions.js';
import { codeLensesOf } from '../../../server/src/features/codeLens.js';
import { completionsAt, resolved } from '../../../server/src/features/completion.js';
import { diagnosticsOf } from '../../../server/src/features/diagnostics.js';
import { documentLinksOf } from '../../../server/src/features/documentLinks.js';
import { hoverAt } from '../../../server/src/features/hover.js';
import { inlayHintsOf } from '../../../server/src/features/inlayHints.js';
import { guideOf } from '../../../server/src/form/guide/guide.js';
import { able, openOf, seed } from './sample.js';

/** What would be more than text in Markdown or HTML, or do something when it is clicked. */
const payloads = [
  '[点这里](command:workbench.action.quit)',
  '![图](https://a.example/b.png)',
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '<a href="command:workbench.action.quit">甲</a>',
  '`代码` **粗** _斜_ ~~删~~ # 标题',
  '&lt;b&gt;&#60;',
  'https://a.example www.a.example a@a.example',
  '$(sync~spin) $0 $1',
  '</span></div>-->]]>',
];

/** Where a report's own words are shown: organ, title, label, number, prose; each behind these words. */
const places: Readonly<Record<string, string>> = {
  organ: '\n运城市',
  'the title of a section': '三、收到和处理',
  'the label of a row': '行政许',
  'the label of a column': '商业企',
  'a number': '数量\t\t89',
  'a note behind a number': '数量\t\t89（',
  'instead of a number': '数量\t\t',
  'the name of a law': '根据《',
  'a sentence with a number': '收到政府信息公开申请',
};

/** A real report with a payload behind these words. */
const reportWith = (payload: string, words: string): string => {
  const report = seed('003')
    .replace('一、总体情况\n', (title) => `${title}收到政府信息公开申请99件。\n`)
    .replace(/(?<=数量\t\t89)/, words.endsWith('（') ? '（）' : '');
  const at = report.indexOf(words) + words.length;
  assert.ok(at >= words.length, words);
  return report.slice(0, at) + payload + report.slice(at);
};

/** What is left of Markdown as we write it, without what is escaped and without headings and lists of our own. */
const unescaped = (markdown: string): string =>
  markdown
    .replace(/\\[!-/:-@[-`{-~]/g, '')
    .replace(/^\*\*(.*)\*\*$/gm, '$1')
    .replace(/^- /gm, '');

function assertText(markdown: string, where: string): void {
  const left = unescaped(markdown);
  assert.doesNotMatch(left, /[\\`*_[\]<>&$~|#]|!\[|:\/\/|www\./, `${where}: ${markdown}`);
}

/** What came to be shown: of words that no hover takes over, nothing is proved. */
const shown = new Set<string>();

for (const [place, words] of Object.entries(places)) {
  describe(`what stands in a report is shown as text: ${place}`, () => {
    for (const payload of payloads) {
      test(payload, () => {
        const text = reportWith(payload, words);
        const document = openOf(text);
        const { findings } = document.check('zh');
        const spots = [
          text.indexOf(payload),
          text.indexOf(payload) + payload.length,
          ...document.report.sections.map(({ line }) => line.start),
          ...[...document.report.cells.values()].filter((_, at) => at % 9 === 0).map(({ span }) => span.start),
          ...document.report.tables.flatMap(({ rows }) => rows.flatMap(({ label }) => label?.span.start ?? [])),
        ];
        for (const spot of spots) {
          const position = document.text.positionAt(spot);
          const hover = hoverAt(document, position, {
            language: 'zh',
            markup: MarkupKind.Markdown,
            guide: guideOf,
          });
          if (!hover) continue;
          const { value } = hover.contents as { readonly value: string };
          assertText(value, 'hover');
          if (value.replace(/\\(?=[!-/:-@[-`{-~])/g, '').includes(payload)) shown.add(`${payload} ${place}`);
        }
        for (const spot of spots) {
          const position = document.text.positionAt(spot);
          const options = { language: 'zh', snippets: true, asIs: true, labelDetails: true } as const;
          for (const item of completionsAt(document, position, options).items.slice(0, 5)) {
            const { documentation } = resolved(item, MarkupKind.Markdown, guideOf);
            if (typeof documentation === 'object') assertText(documentation.value, 'completion');
          }
        }
        // Plain strings, which clients show as they are: no Markdown, no command of anybody else's.
        for (const { message } of diagnosticsOf(document, findings, { language: 'zh', client: able, rulesBase: '/' }))
          assert.equal(typeof message, 'string');
        for (const { command } of codeLensesOf(document, { language: 'zh', commands: true })) {
          assert.match(command?.command ?? '', /^(?:gongkai\.\w+)?$/);
          assert.doesNotMatch(command?.title ?? '', /\$\(|[<[`]/);
        }
        const all = { start: { line: 0, character: 0 }, end: document.text.positionAt(text.length) };
        const hints = { sums: true, columns: true, lastYear: true };
        for (const { tooltip } of inlayHintsOf(document, all, { language: 'zh', inlayHints: hints }))
          assert.ok(tooltip === undefined || typeof tooltip === 'string');
        for (const action of codeActionsOf(document, all, {}, { language: 'zh', client: able, rulesBase: '/' }))
          assert.equal(action.command, undefined);
        for (const { target } of documentLinksOf(document, { language: 'zh', rulesBase: 'file:///rules/' }))
          assert.match(target ?? '', /^(?:https?:\/\/|file:\/\/\/rules\/[\w-]+\.md$)/);
      });
    }
  });
}

test('some are really shown, with every sign that Markdown knows', () => {
  const signs = [...shown].join('');
  for (const sign of '[]()<>`*_~#!&') assert.ok(signs.includes(sign), `${sign}: ${[...shown].join('\n')}`);
});
