import type { Span } from '../parse/tree.js';
import { once } from '../read/prose/once.js';
import { passagesOf, spanIn } from '../read/prose/passages.js';
import type { Report } from '../read/report.js';
import { finding } from './finding.js';
import type { Rule } from './rule.js';

/** What somebody meant to fill in: ××, a blank before 件, （单位名称）, （此处填写…）. */
export const placeholder: Rule = {
  id: 'placeholder',
  severity: 'warning',
  title: { zh: '有未填写的占位内容', en: 'Something was never filled in' },
  *check({ report, say }) {
    if (!report.form) return;
    for (const { span, kind } of placeholdersIn(report)) {
      const words = report.tree.plain.slice(span.start, span.end).replace(/\s+/g, ' ');
      const message = {
        mark: say(`“${words}”处尚未填写`, `“${words}” is still to be filled in`),
        blank: say(`“${words}”处漏填了数字`, `The number is missing in “${words}”`),
        template: say(
          `“${words}”像是模板里的说明，应改写或删去`,
          `“${words}” reads like a template's instruction; replace or delete it`,
        ),
      }[kind];
      yield finding(placeholder, span, message);
    }
  },
};

interface Found {
  readonly span: Span;
  readonly kind: 'mark' | 'blank' | 'template';
}

function placeholdersIn(report: Report): Found[] {
  const found: Found[] = [];
  const { title } = report;
  if (title) {
    const words = report.tree.plain.slice(title.start, title.end);
    for (const mark of marksIn(words)) found.push({ span: moved(mark, title.start), kind: 'mark' });
  }
  for (const passage of passagesOf(report)) {
    const templates = templatesIn(passage.text);
    const told = templates.length === 0 ? [] : templates.map(({ start, end }) => spanIn(passage, start, end));
    for (const span of told) found.push({ span, kind: 'template' });
    for (const line of passage.lines) {
      for (const mark of marksIn(line.words)) {
        const span = moved(mark, line.start);
        if (!told.some(({ start, end }) => start <= span.start && span.end <= end)) found.push({ span, kind: 'mark' });
      }
      for (const blank of blanksIn(line.words)) {
        if (blank.isLast && line !== passage.lines.at(-1)) continue;
        found.push({ span: moved(blank, line.start), kind: 'blank' });
      }
    }
  }
  return found;
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

const UNIT = '(?:件|条|次|篇|期|场|个|份|人次|元|万元|%|％)';
const CROSS = '[×✕╳xXｘＸ]';
/** Beside these it is part of an address, a formula or a foreign word. */
const LATIN = '[A-Za-z\\d０-９._/=&?%@+-]';
const MARK = new RegExp(
  [
    `(?:19|20)\\d?${CROSS}{1,2}(?=[年〕）)])`,
    `(?<!${LATIN})(?:×|✕|╳|[xX]|[ｘＸ]){2,12}(?!${LATIN}|[诉案])`,
    `(?<!${LATIN})(?:${CROSS}|[NnＮ])(?=\\s{0,2}(?:${UNIT}|[年月日县市区局镇乡]))`,
    '(?<![一二三四五六七八九十百千\\d○〇])[○〇□◯]{2,12}(?![一二三四五六七八九十\\d])',
    `(?:[_＿]{2,40}|…{1,4}|\\.{3,12})(?=\\s{0,2}${UNIT})`,
    `(?<!${LATIN})[_＿]{3,40}(?!${LATIN})`,
    `[（(][ \\t\\u3000\\u00a0_＿]{0,12}[）)](?=\\s{0,2}${UNIT})`,
    '〔(?:20)?[ \\t\\u3000]{0,6}〕',
    '(?<=[年月\\d])[ \\t\\u3000\\u00a0]{1,12}月[ \\t\\u3000\\u00a0]{1,12}日|(?<=\\d[ ]?年)[ \\t\\u3000\\u00a0]{1,12}月|(?<=\\d[ ]?月)[ \\t\\u3000\\u00a0]{1,12}日',
  ].join('|'),
  'g',
);
/** Lines without any of these hold no mark. */
const SIGN =
  /[×✕╳ｘＸＮ○〇□◯_＿…]|[xX]{2}|(?<![A-Za-z])[xXnN](?![A-Za-z])|\.{3}|[（(][ \t\u3000\u00a0]{0,12}[）)]|〔(?:20)?[ \t\u3000]{0,6}〕|[年月][ \t\u3000\u00a0]{1,12}[月日]/;

/** In the words of a line, or of the report's title. */
const marksIn = once((words: string): readonly Span[] =>
  SIGN.test(words) ? [...words.matchAll(MARK)].map(spanOf) : [],
);

const spanOf = ({ index, 0: words }: RegExpExecArray): Span => ({ start: index, end: index + words.length });

const BLANK = new RegExp(
  `([ \\t\\u3000\\u00a0]{1,20})(${UNIT})(?=[，。；、,;）)（(]|其中|均|(?:依申请|政府信息|信息公开|申请)|\\s*$)`,
  'g',
);
/** What a number stands behind. */
const BEFORE_NUMBER =
  /(?:自然人|组织|机构|企业|有效|维持|纠正|审结|起诉|结果|掌握|制作|案卷|投诉|补正|年度|信息|申请|公开|收到|受理|办理|办结|答复|发布|召开|开展|举办|组织|[制印编]发|出台|刊登|结转|复议|诉讼|[共合总累]计|[共约占达为]|解读|回应|培训|检查|报道|文件|通知|意见|废止|收取|收费|费用?|其中|新增|文章|案件|提案|建议|留言|提供|处理)[^\S\n]*$/;
/** `，件按规定结转`, `主动公开信息条`: a unit where its number has vanished without a trace. */
const VANISHED = new RegExp(
  [
    '(?<=[，；：、][ \\t\\u3000\\u00a0]{0,20})件(?![件套数均次])(?=[\\u4e00-\\u9fff])',
    '(?<=(?:共|共计|累计|总计|分别为|(?:公开|发布|更新|推送)(?:各类|政府|政务)*信息))(?:条|件)(?=[，。；]|其中)',
  ].join('|'),
  'g',
);
const NUMERAL = /[\d０-９〇一二两三四五六七八九十百千万]/;

interface Blank extends Span {
  /** It ends the line: its number may stand on the next, unless there is none. */
  readonly isLast: boolean;
}

/** `信息  条`: a unit with blanks or nothing where its number should stand, in the words of a line. */
const blanksIn = once((words: string): readonly Blank[] => {
  const found: Blank[] = [];
  const blankAt = (at: number, end: number): Blank => {
    const lead = /[\u4e00-\u9fff]{0,2}$/.exec(words.slice(Math.max(0, at - 2), at))?.[0].length ?? 0;
    return { start: at - lead, end, isLast: end >= words.trimEnd().length };
  };
  for (const { index, 0: unit } of words.matchAll(VANISHED)) found.push(blankAt(index, index + unit.length));
  for (const match of words.matchAll(BLANK)) {
    const at = match.index;
    const before = words.slice(Math.max(0, at - 24), at);
    const end = at + match[0].length;
    if (!BEFORE_NUMBER.test(before)) continue;
    // One blank may be the page layout's; with a number in the clause nothing is missing.
    const clause = before.slice(Math.max(...[...'，。；：、（('].map((sign) => before.lastIndexOf(sign))) + 1);
    if ((match[1] as string).length === 1 && NUMERAL.test(clause)) continue;
    found.push(blankAt(at, end));
  }
  return found;
});

const OPEN = '[（(【\\[〔]';
const CLOSE = '[）)】\\]〕]';
/** Instructions and stand-ins that no finished report has: words looked for in reports. */
const TEMPLATE = new RegExp(
  [
    `${OPEN}(?:单位|机关|部门|行政机关|机构|发布机关)(?:全称|名称|简称)${CLOSE}`,
    `${OPEN}(?:请|应|须|需|[^（()）]{0,16}实际[^（()）]{0,4})?(?:填写|填入|填报|写明|简述|简要介绍|简要说明|插入|补充)(?![^（()）]{0,30}(?:申请表|见|登录))[^（()）]{0,30}${CLOSE}`,
    `${OPEN}?此处(?:请|应|可)?(?:填写|填入|填报|输入|插入|写明|补充|省略|介绍)[^。；（()）]{0,30}${CLOSE}?`,
    '(?:单击|点击)(?:或(?:单击|点击))?此处(?:输入|添加|编辑)[^。；]{0,10}',
    '(?:如无|若无|如没有|没有的|无此项)[^。；]{0,12}(?:请|则|可)(?:填|写)(?:写|为)?[“"「]?[无0零]?[”"」]?',
    '某某(?:省|市|县|区|旗|镇|乡|街道|局|委|办|厅|单位|部门)',
    '待(?:补充|填写?|核实后?填|完善后填|确认后填)(?=[。；，）)】]|$)',
    'TODO|TBD|Lorem ipsum',
  ].join('|'),
  'g',
);
const INSTRUCTION =
  /某某|此处|[如若]无|没有的|如没有|无此项|待[补填核完确]|[（(【[〔][^（()）]{0,20}(?:[填写简插补]|[全名简]称)|TODO|TBD|Lorem/;

/** In the words of a passage. */
const templatesIn = once((text: string): readonly Span[] =>
  INSTRUCTION.test(text) ? [...text.matchAll(TEMPLATE)].map(spanOf) : [],
);
