import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pasteOf } from '../../../server/src/features/paste.js';
import { formOf } from '../../../server/src/form/forms.js';
import type { FormId } from '../../../server/src/form/model.js';
import type { Paste } from '../../../server/src/protocol.js';
import { type Copied, programs } from '../import/clipboard.js';
import { type Cell, type Numbers, tablesOf } from '../import/model.js';
import { emptied, readText, samples, seed } from '../samples.js';
import { openOf } from './sample.js';

/** Blank forms of both years. */
const blank: Record<FormId, string> = {
  '2021': emptied(seed('001').text),
  '2019': emptied(samples.find(({ name }) => name === 'shanghai_bgt_2019.txt')?.text ?? ''),
};
const keys = ['disclosure', 'requests', 'cases'] as const;

async function pasted(
  text: string,
  at: number,
  { html, text: plain }: Copied,
): Promise<(Paste & { after: string }) | null> {
  const open = openOf(text);
  const position = open.text.positionAt(at);
  const params = {
    textDocument: { uri: open.uri, version: 1 },
    range: { start: position, end: position },
    text: plain,
    html,
  };
  const paste = await pasteOf(open, params, { language: 'en', layout: 'tabs' });
  return paste && { ...paste, after: TextDocument.applyEdits(open.text, [...paste.edits]) };
}

const cellsOf = (text: string): Record<string, string> =>
  Object.fromEntries([...readText(text).cells.values()].map((cell) => [cell.path, cell.text]));

/** Pastes a table of a form into the blank form: its numbers, and no others, are there then. */
async function assertFilled(id: FormId, key: (typeof keys)[number], numbers: Numbers, copied: Copied) {
  const text = blank[id];
  const at = readText(text).tables.find(({ table }) => table.key === key)?.span.start ?? 0;
  const paste = await pasted(text, at, copied);
  assert.equal(paste?.expected, true);
  const after = cellsOf(paste.after);
  const wanted = Object.entries(cellsOf(text)).map(([path, old]) => [
    path,
    path.startsWith(`${key}/`) ? numbers(path) : old,
  ]);
  assert.deepEqual(after, Object.fromEntries(wanted));
}

describe('a table copied in', () => {
  /** Every number another one; some blank, as nobody knows them. */
  const different: Numbers = (path) => {
    const number = [...path].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7);
    return number % 7 === 0 ? '' : String(number);
  };
  for (const [program, copy] of Object.entries(programs)) {
    for (const id of ['2021', '2019'] as const) {
      it(`${program} goes into the form of ${id}`, async () => {
        const tables = tablesOf(formOf(id), different);
        for (const key of keys) await assertFilled(id, key, different, copy(tables[key]));
      });
    }
  }

  it('any of them has each number where it was, also where it is blank or no plain number', async () => {
    const number = fc.oneof(
      { weight: 3, arbitrary: fc.constant('0') },
      { weight: 3, arbitrary: fc.nat({ max: 99_999 }).map(String) },
      { weight: 1, arbitrary: fc.constantFrom('', '', '—', '/', '１２', '1,234', '22（其中修订16件）') },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(programs)),
        fc.constantFrom<FormId>('2021', '2019'),
        fc.constantFrom(...keys),
        fc.boolean(),
        fc.array(number, { minLength: 200, maxLength: 200 }),
        async (copy, id, key, asText, printed) => {
          const paths = new Map<string, string>();
          const numbers: Numbers = (path) => {
            if (!paths.has(path)) paths.set(path, printed[paths.size] as string);
            return paths.get(path) as string;
          };
          const { html, text } = copy(tablesOf(formOf(id), numbers)[key]);
          fc.pre([...paths].some(([path, words]) => path.startsWith(`${key}/`) && words !== ''));
          await assertFilled(id, key, numbers, { html: asText ? '' : html, text });
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('of what is on the clipboard', () => {
  const form = formOf('2021');
  const ones: Numbers = () => '1';
  const table: readonly (readonly Cell[])[] = tablesOf(form, ones).cases;
  const text = blank['2021'];
  const at = text.indexOf('行政复议\t');

  it('a page with the table and more is put where the report has no table, the prose as it is', async () => {
    const html = `<h2>四、政府信息公开行政复议、行政诉讼情况</h2>${programs.chrome(table).html}<p>以上数据不含下级机关。</p>`;
    const paste = await pasted('', 0, { html, text: '四、' });
    assert.equal(paste?.title, 'Paste as report Table 4');
    assert.equal(paste.expected, false);
    assert.match(
      paste.after,
      /^四、政府信息公开行政复议、行政诉讼情况\n行政复议\t[\s\S]*\n1(\t1){14}\n以上数据不含下级机关。$/,
    );
  });

  it('the text is taken where the HTML has no table, is too long, or made to keep the server busy', async () => {
    const { html, text: plain } = programs.word(table);
    const htmls = [
      '<p>行政复议</p>',
      `${html}${' '.repeat(2_000_000)}`,
      `${html}${'<div>'.repeat(1000)}`,
      `<table>${'<tr><td colspan=1000 rowspan=60000>'.repeat(2000)}</table>`,
    ];
    for (const useless of htmls) {
      const paste = await pasted(text, at, { html: useless, text: plain });
      assert.equal(paste?.title, 'Paste numbers into Table 4');
    }
    assert.equal(await pasted(text, at, { html: htmls[0] as string, text: '行政复议' }), null);
  });

  it('nothing is taken where another version of the document is meant', async () => {
    const open = openOf(text);
    const position = open.text.positionAt(at);
    const params = { range: { start: position, end: position }, ...programs.word(table) };
    const ask = (version: number) =>
      pasteOf(open, { ...params, textDocument: { uri: open.uri, version } }, { language: 'zh', layout: 'tabs' });
    assert.equal((await ask(1))?.title, '将数字填入表四');
    assert.equal(await ask(2), null);
  });
});
