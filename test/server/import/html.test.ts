import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blocksOf, tablesOf } from '../../../server/src/import/html.js';
import { textOf } from '../../../server/src/import/page.js';
import { Refusal } from '../../../server/src/import/refusal.js';
import { assertCost } from '../cost.js';

const shown = (html: string): string[] => textOf(blocksOf(html)).split('\n').slice(0, -1);
const table = (html: string): unknown => tablesOf(`<table>${html}</table>`);

describe('the text of a page', () => {
  test('has a line for every paragraph, heading, item and line break, in the order of the page', () => {
    assert.deepEqual(shown('<h2>一、总体情况</h2>甲<div>乙<p>丙<br>丁</div>戊<ul><li>己<li><p>庚</ul>'), [
      ...['一、总体情况', '甲', '乙', '丙', '丁', '戊', '己', '庚'],
    ]);
  });

  test('has the numbers of a list that the browser would show', () => {
    assert.deepEqual(shown('<ol start=3><li>甲<li><p>乙</p><p>丙</p><li></ol>丁'), ['3. 甲', '4. 乙', '丙', '丁']);
    assert.deepEqual(shown('<ol style="list-style-type: none"><li>甲</ol>'), ['甲']);
  });

  test('has one blank for many, and none where the source breaks a line between Chinese characters', () => {
    assert.deepEqual(shown('<p>　　&nbsp; 2023\n年  1 &nbsp; 月，收到\n\t申请“12”\n件\u200b。</p>'), [
      '2023 年 1 月，收到申请“12”件。',
    ]);
    assert.deepEqual(shown('<pre>甲  乙\n\n丙\t丁</pre>'), ['甲  乙', '丙\t丁']);
  });

  test('has nothing that the page does not show', () => {
    const hidden = [
      '<script>alert("甲")</script><style>p{}</style><noscript>甲</noscript><template>甲</template><!-- 甲 -->',
      '<p hidden>甲</p><p style="color: red; DISPLAY : none">甲</p><span style="mso-hide:all">甲</span><del>甲</del>',
      '<nav>首页</nav><div role="navigation">甲</div><footer>版权</footer><select><option>甲</select>',
      '<!--[if gte mso 9]><xml>甲</xml><![endif]-->',
    ];
    assert.deepEqual(shown(`<title>甲</title>${hidden.join('')}<p>乙</p>`), ['乙']);
    assert.deepEqual(shown('<p><![if !supportLists]>1.<![endif]>甲<o:p></o:p></p>'), ['1.甲']);
  });

  test('is empty where there is none', () => {
    assert.deepEqual(shown(''), []);
    assert.deepEqual(shown('<p>&nbsp;</p><p>　</p>'), []);
  });
});

describe('a table', () => {
  test('has the words of merged cells once', () => {
    assert.deepEqual(
      table(`<tr><td colspan=3 rowspan=2>角<td colspan=2>申请人<td rowspan=2>总计
        <tr><td>自然人<td>其他
        <tr><td rowspan=3>三、<td colspan=2>（一）<td>1<td>2<td>3
        <tr><td rowspan=2>（二）<td>1.甲<td>4<td><td>6
        <tr><td>2.乙<td>7<td>8<td>9`),
      [
        [
          ['角', '', '', '申请人', '', '总计'],
          ['', '', '', '自然人', '其他', ''],
          ['三、', '（一）', '', '1', '2', '3'],
          ['', '（二）', '1.甲', '4', '', '6'],
          ['', '', '2.乙', '7', '8', '9'],
        ],
      ],
    );
  });

  test('has the lines of a cell as one, without blanks in Chinese', () => {
    assert.deepEqual(table('<tr><td><p>商业</p>\n<p>企业</p><td>结果<br>维持<td> 1 \n 2&nbsp;<td>&nbsp;<td>22<br>件'), [
      [['商业企业', '结果维持', '1 2', '', '22 件']],
    ]);
  });

  test('has no columns of borders that miss each other', () => {
    assert.deepEqual(table('<tr><td colspan=2>甲<td>1<td>2<tr><td>乙<td colspan=2>3<td>4<tr><td colspan=20>注'), [
      [
        ['甲', '1', '2'],
        ['乙', '3', '4'],
        ['注', '', ''],
      ],
    ]);
  });

  test('may have merged cells that reach from the head into the body, as word processors write them', () => {
    assert.deepEqual(table('<thead><tr><td rowspan=2>角<td>甲</thead><tbody><tr><td>1</tbody>'), [
      [
        ['角', '甲'],
        ['', '1'],
      ],
    ]);
  });

  test('leaves out hidden rows and cells', () => {
    assert.deepEqual(table('<tr style="display:none"><td>1<td>2<tr><td>3<td hidden>4<td>5'), [[['3', '5']]]);
  });

  test('that lays out the page is none', () => {
    const html = `<table><tr><td>上<td>下<tr><td><p>左</p><table><tr><td>1<td>2</table><td>右
      <tr><td><p>${'长'.repeat(200)}</p><p>${'长'.repeat(200)}</p><td>尾</table><table><tr><td><p>一</p><p>二</p></table>`;
    assert.deepEqual(shown(html), ['上\t下', '左', '1\t2', '右', '长'.repeat(200), '长'.repeat(200), '尾', '一', '二']);
    assert.deepEqual(tablesOf(html), [[['上', '下']], [['1', '2']]]);
  });
});

describe('a hostile page', () => {
  test('cannot make a table huge', () => {
    assert.deepEqual(table('<tr><td colspan=1000000000 rowspan=1000000000>甲'), [[['甲']]]);
    assert.deepEqual(table('<tr><td rowspan=1000000000>甲<td rowspan=0>乙<tr><tr><td>丙'), [
      [
        ['甲', '乙'],
        ['', '', '丙'],
      ],
    ]);
    assert.throws(() => table('<td>1'.repeat(300)), Refusal);
    assert.throws(() => table(`<tr>${'<td rowspan=65534>1'.repeat(200)}${'<tr><td>'.repeat(20_000)}`), Refusal);
  });

  test('is refused where its elements stand too deep in each other', () => {
    for (const tag of ['div', 'b', 'table><tr><td', 'ul><li'])
      assert.throws(() => blocksOf(`<${tag}>`.repeat(100_000)), Refusal);
    assert.throws(() => blocksOf('<p>'.repeat(400_000)), Refusal);
  });

  test('is read in time that grows with it', () => {
    assertCost(5000, () => {
      blocksOf(`<div ${Array.from({ length: 50_000 }, (_, at) => `a${at}=1`).join(' ')}>`);
      blocksOf('<p><b>'.repeat(400) + '<b x></b><p>'.repeat(20_000));
      blocksOf(`<p>${' \n'.repeat(500_000)}x`);
      blocksOf('<table>'.repeat(100_000));
    });
  });
});
