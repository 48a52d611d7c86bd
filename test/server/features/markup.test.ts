import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MarkupKind } from 'vscode-languageserver';
import { type Block, markupOf } from '../../../server/src/features/markup.js';

const blocks: Block[] = [{ heading: '表三 › 总计' }, { text: '1+2 = 3，\n 4.5' }, { items: ['一', '# 二'] }];

test('Markdown keeps paragraphs and lists apart', () => {
  assert.deepEqual(markupOf(blocks, MarkupKind.Markdown), {
    kind: 'markdown',
    value: '**表三 › 总计**\n\n1+2 = 3， 4.5\n\n- 一\n- \\# 二',
  });
});

test('plain text has no signs of markup', () => {
  assert.deepEqual(markupOf(blocks, MarkupKind.PlainText), {
    kind: 'plaintext',
    value: '表三 › 总计\n\n1+2 = 3， 4.5\n\n- 一\n- # 二',
  });
});

test('Markdown shows what a document contains as it is', () => {
  const shown: Record<string, string> = {
    '**a** _b_ `c` ~d~': '\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\~d\\~',
    '<img src=x> &amp;': '\\<img src=x\\> \\&amp;',
    '![x](command:y)': '\\!\\[x\\]\\(command:y\\)',
    'http://a.b www.a.b c@d.e': 'http\\://a.b www\\.a.b c\\@d.e',
    '1. a': '1\\. a',
    '1.5': '1\\.5',
    '- a': '\\- a',
    '# a | b': '\\# a \\| b',
    '=== \\': '\\=== \\\\',
  };
  for (const [text, escaped] of Object.entries(shown)) {
    assert.equal(markupOf([{ text }], MarkupKind.Markdown).value, escaped);
  }
});

test('an empty list leaves no gap', () => {
  const value = markupOf([{ heading: 'a' }, { items: [] }, { text: 'b' }], MarkupKind.PlainText).value;
  assert.equal(value, 'a\n\nb');
});
