import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sentenceAround, type YearRole, yearsIn } from '../../../../server/src/read/prose/years.js';
import { withSentence } from '../../rules/sentences.js';
import { readText } from '../../samples.js';

/** What each 2022 of some paragraphs is doing, with the paragraph it stands in. */
function rolesOf(paragraphs: readonly string[], section = 'overview'): (readonly [string, YearRole])[] {
  const text = withSentence({ section, marked: '', text: paragraphs.join('\n\n'), found: [] });
  return yearsIn(readText(text)).flatMap(({ year, role, passage }) =>
    year === 2022 ? [[passage.text, role] as const] : [],
  );
}

/** Paragraphs with one word of a list each, where `＿` stands. */
const each = (frame: string, words: string): string[] => words.split(' ').map((word) => frame.replace('＿', word));

const groups: readonly (readonly [title: string, YearRole, ...(readonly string[])[]])[] = [
  [
    'is compared with',
    'aside',
    each(
      '全年公开信息320条，＿2022年增加12条。',
      '较 比 与 同 跟 从 自 超 超过 由 高于 低于 多于 少于 优于 参照 参考 沿用 上年 去年 来自',
    ),
    each(
      '全年公开信息320条，＿2022年增加12条。',
      '相较上年即 相比上一年 同比上年即 对照往年和 比照上年的 对比历年含 一年前即上一年',
    ),
    each('全年公开信息320条，与2022年＿。', '相比增加12条 持平 同期相比略有增加'),
    each('2022年＿，公开信息320条。', '同期 相比'),
  ],
  [
    'is when something began or ended',
    'aside',
    each(
      '2022年＿，全县公开信息320条。',
      '以来 起 开始 前 之前 以前 后 之后 以后 底以来 末以来 度以来 3月以来 3月1日起 换届后 机构改革以来 换届之后',
    ),
    each('平台始建于2022年，信息公开＿。', '稳定 有序'),
  ],
  [
    'belongs to what was made then',
    'aside',
    each(
      '落实2022年＿的文件。',
      '印发 制定 出台 发布 公布 下发 颁布 修订 签订 部署 下达 通过 确定 认定 实施 施行 12月印发',
    ),
    each('处理2022年＿的申请。', '收到 受理 提出 遗留 结转 办结'),
    each('解决2022年＿的困难。', '反馈 通报 发现 存在 查摆 排查 指出'),
    each('运维2022年＿的平台。', '建成 建立 成立 启动 开通 新建'),
    each('执行《条例》2022年＿。', '版 修订 修正 修改 第3号 第二期 第十次 第1届 第4批'),
  ],
  [
    'is when an organ came to be',
    'aside',
    each('2022年我局＿，工作平稳。', '成立 组建 挂牌 更名 划转 转隶'),
    each('2022年3月，县数据局＿。', '成立 挂牌'),
  ],
  [
    'is part of a thing that is made in the year after',
    'aside',
    each(
      '公开2022年部门＿。',
      '决算 绩效 资金分配 审计 评估 评价 评比 评选 评议 考核 考评 测评 排名 通报 年鉴 公报 白皮书 蓝皮书 执行情况 预算调整 预算执行 结转 结果 数据 统计 汇算',
    ),
    each('2022年全县＿已经公布。', '表彰 先进 优秀 示范 称号 水平 基数 基础 完成情况 遗留 问题 不足 短板 整改'),
    each('公开2022年＿。', '工作报告 年报 工作总结'),
  ],
  [
    'is a prize, a name, a quotation, a note or a span',
    'aside',
    each('我县＿2022年政务公开奖。', '荣获 获 获评 获得 评为 入选 授予'),
    [
      '执行《2022年政务公开要点》。',
      '执行〈2022年政务公开要点〉。',
      '开设“2022年民生实事”专栏。',
      '开设「2022年民生实事」专栏。',
    ],
    ['上年度（2022年）公开信息12条。', '上年度〔2022年度〕公开信息12条。', '信息数量（2022年度数据）有变化。'],
    ['2021-2022年规划公开。', '2022年至2023年规划公开。', '2022年以及2023年规划公开。', '2021年、2022年规划公开。'],
    ['2022年3月5日来源：县政府办。', '发布日期：2022年3月5日', '发布时间2022年3月5日【大】。'],
    each('＿2022年的差距，我局补齐短板。', '针对 对照 回顾 延续 巩固 追溯 整改 回头看'),
    ['在2022年度全省网站检查中名列前茅。'],
  ],
  [
    'is the time of what is told',
    'statement',
    each('2022年＿信息320条。', '共公开 累计公开 主动公开 发布 制发 新增 更新 公布 编制'),
    each('2022年＿申请12件。', '收到 受理 办理 办结 答复 共收到'),
    each('2022年，＿。', '我局公开信息12条 未收取费用 工作平稳'),
    each('2022年＿工作。', '积极开展 认真做好 不断加强 进一步推进 深入推进 严格落实 着力加强 切实做好 充分履行'),
    [
      '截至2022年12月31日，公开信息12条。',
      '我局2022年无行政复议。',
      '2022年度全年公开信息12条。',
      '2022年在全县推进公开。',
    ],
    ['全县2022年政务公开工作取得成效。', '一是2022年组织培训2次。'],
  ],
  [
    'belongs to a thing of that year',
    'attribute',
    each('全县＿2022年民生实事。', '主动公开 公开 公示 公布 披露 上传 发布 编制 制定 推进 落实 完成 做好'),
    each('我局＿2022年政府预算。', '公开 编制 公布 执行'),
  ],
];

describe('a year in a sentence', () => {
  for (const [title, role, ...lists] of groups)
    test(title, () => {
      const told = lists.flatMap((list) => rolesOf(list));
      const read = new Set(told.map(([words]) => words));
      assert.deepEqual(
        lists.flat().filter((words) => !read.has(words)),
        [],
        'each is a paragraph',
      );
      assert.deepEqual(
        told.filter(([, found]) => found !== role),
        [],
      );
    });

  test('names the report itself in its preface, where in the text it is the report of the year before', () => {
    const words = '根据要求编制2022年政府信息公开年度报告。';
    assert.deepEqual(rolesOf([words], 'preface'), [[words, 'attribute']]);
    assert.deepEqual(rolesOf([words]), [[words, 'aside']]);
  });

  test('is four digits or numerals before 年, and nothing longer', () => {
    const words = [
      '２０２２年公开信息。',
      '二〇二二年公开信息。',
      '二○二二年公开信息。',
      '12022年公开信息。',
      '1２０２２年公开信息。',
      '2022公开信息。',
    ];
    assert.deepEqual(
      rolesOf(words).map(([text]) => text),
      words.slice(0, 3),
    );
  });
});

describe('the sentence around a place', () => {
  const text = '甲乙。丙丁。戊己';
  test('goes from 。 to 。', () => {
    const of = (at: number): string => {
      const { start, end } = sentenceAround(text, at);
      return text.slice(start, end);
    };
    assert.deepEqual([0, 1, 3, 4, 6, 7].map(of), ['甲乙', '甲乙', '丙丁', '丙丁', '戊己', '戊己']);
  });

  test('also far into a text, and no farther than some hundred characters', () => {
    const far = `${'甲'.repeat(900)}。${'乙'.repeat(100)}。${'丙'.repeat(900)}`;
    assert.deepEqual(sentenceAround(far, 950), { start: 901, end: 1001 });
    assert.deepEqual(sentenceAround(far, 400), { start: 0, end: 800 });
    assert.deepEqual(sentenceAround(far, 1500), { start: 1100, end: 1900 });
  });
});
