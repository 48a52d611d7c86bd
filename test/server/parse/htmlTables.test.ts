import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from '../../../server/src/parse/parse.js';
import { positionAt } from '../../../server/src/parse/position.js';

/** The rows of a text, each with the words of its cells. */
const rowsOf = (text: string): string[][] => {
  const { lines, plain } = parse(text);
  assert.equal(plain.length, text.length);
  return lines
    .filter(({ kind }) => kind === 'row')
    .map(({ cells }) => cells.map(({ start, end }) => text.slice(start, end)));
};

describe('a table in HTML', () => {
  const rows = [
    ['甲', '1', ''],
    ['乙', '', '2'],
  ];
  const written: Record<string, string> = {
    'a row a line':
      '<table>\n<tr><td>甲</td><td>1</td><td></td></tr>\n<tr><td>乙</td><td></td><td>2</td></tr>\n</table>',
    'a cell a line':
      '<table>\r\n<thead>\r\n<tr class="header">\r\n<th>甲</th>\r\n<th>1</th>\r\n<th></th>\r\n</tr>\r\n</thead>\r\n<tbody>\r\n<tr>\r\n<td>乙</td>\r\n<td></td>\r\n<td>2</td>\r\n</tr>\r\n</tbody>\r\n</table>',
    'all in one line':
      '<html><body><table><tr><td rowspan="1">甲</td><td>1</td><td></td></tr><tr><td>乙</td><td></td><td>2</td></tr></table></body></html>',
    'cells that nobody closed': '<TABLE><TR><TD>甲<TD>1<TD> <TR><TD>乙<TD> <TD>2</TABLE>',
    'paragraphs in cells, and lines that break in them':
      '<table>\n  <tr>\n    <td>\n      <p>甲</p>\n    </td>\n    <td><strong>1</strong></td>\n    <td><br/></td>\n  </tr>\n  <tr><td>乙</td><td>&nbsp;</td><td>2</td></tr>\n</table>',
  };
  for (const [name, text] of Object.entries(written)) {
    test(`${name}: a row for each <tr>`, () => assert.deepEqual(rowsOf(`上文\n\n${text}\n\n下文`), rows));
  }

  test('an empty cell ends before its closing tag, where a number belongs', () => {
    const text = '<table><tr><td>甲</td><td></td></tr></table>';
    const empty = parse(text).lines.find(({ kind }) => kind === 'row')?.cells[1];
    assert.ok(empty);
    assert.equal(
      `${text.slice(0, empty.start)}5${text.slice(empty.end)}`,
      '<table><tr><td>甲</td><td>5</td></tr></table>',
    );
  });

  test('lines and columns are those of the text', () => {
    const tree = parse('上文\n<table><tr><td>甲</td></tr>\n\n<tr><td>乙</td></tr></table>');
    assert.deepEqual(positionAt(tree, tree.text.indexOf('乙')), { line: 3, character: 8 });
  });

  test('one that is not closed, or has no rows, parts nothing', () => {
    assert.deepEqual(rowsOf('<table><tr><td>甲</td>\n乙'), []);
    assert.deepEqual(parse('<table\n').tables, []);
    assert.deepEqual(rowsOf('<table></table>'), []);
    assert.deepEqual(rowsOf('<table><table><tr><td>甲</td><td>1</td></tr></table>'), [['甲', '1']]);
  });
});
