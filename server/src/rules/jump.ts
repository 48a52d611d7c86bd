import { numberEdit } from '../layout/edits.js';
import type { Cell } from '../read/report.js';
import { decisions, type ExtractedCell, fees, isCount, received, type Summary } from '../read/summary.js';
import { correctElsewhere, nameOf, relatedCell } from './across.js';
import { finding, possibly } from './finding.js';
import type { Finding, Fix, Rule, RuleContext } from './rule.js';
import { cellName } from './words.js';

/** More than so many times, or less than one part in so many. */
const BEYOND = 10;
/** Smaller numbers jump by chance. */
const SMALLEST = 100;
/** 元 in a 万元. A fee taken in the wrong unit is so many times last year's, give or take what fees change. */
const UNIT = 10_000;

/** A number is more than ten times last year's, or less than a tenth of it; a fee about ten thousand times. */
export const jump: Rule = {
  id: 'jump',
  severity: 'information',
  title: { zh: '与上年相差十倍以上', en: "More than ten times, or less than a tenth of, last year's number" },
  *check(context) {
    const { report, earlier } = context;
    if (!earlier) return;
    for (const path of [...decisions, fees, received]) {
      const own = report.cells.get(path);
      const other = earlier.cells.get(path);
      if (!own || !isCount(own) || !other) continue;
      const found = own.value > 0 && other.value > 0 ? compare(context, earlier, own, other) : null;
      if (found) yield found;
    }
  },
};

function compare(
  context: RuleContext,
  earlier: Summary,
  own: Cell & { readonly value: number },
  other: ExtractedCell,
): Finding | null {
  const { say } = context;
  const larger = Math.max(own.value, other.value);
  const times = larger / Math.min(own.value, other.value);
  const isUnit = own.path === fees && times > UNIT / BEYOND && times < UNIT * BEYOND;
  if (!isUnit && (times <= BEYOND || larger < SMALLEST)) return null;
  const grows = own.value > other.value;
  const name = nameOf(earlier, say);
  const much = times < BEYOND * BEYOND ? times.toFixed(1) : String(Math.round(times));
  const asks = isUnit
    ? grows
      ? say('可能填成了元，表中单位是万元', 'perhaps it is in 元, where the table asks for 万元')
      : say('上年可能填成了元，表中单位是万元', "perhaps last year's is in 元, where the table asks for 万元")
    : say('请核对', 'please compare');
  const message = say(
    `${cellName(own, say)}为 ${own.text}，${name}为 ${other.value}，${grows ? '是上年的' : '上年是本年的'} ${much} 倍；${asks}`,
    `${cellName(own, say)} is ${own.text}, in ${name} ${other.value}: ${grows ? `${much} times as much` : `it was ${much} times as much`}; ${asks}`,
  );
  return finding(jump, own.span, message, {
    cells: [own.path],
    related: [relatedCell(earlier, other, say(`${name}：${other.value}`, `${name}: ${other.value}`))],
    fixes: isUnit ? inUnit(context, earlier, own, grows ? null : other) : [],
  });
}

/** The amount in 万元, in this report or in last year's. */
function inUnit(
  { say }: RuleContext,
  earlier: Summary,
  own: Cell & { readonly value: number },
  other: ExtractedCell | null,
): Fix[] {
  const to = Number(((other?.value ?? own.value) / UNIT).toPrecision(15));
  if (String(to).includes('e')) return [];
  if (!other) return [possibly(say(`改为以万元计：${to}`, `Change to 万元: ${to}`), numberEdit(own, to))];
  const name = nameOf(earlier, say);
  return correctElsewhere(
    earlier,
    [{ cell: other, to }],
    say(`把 ${name}的数字改为以万元计：${to}`, `Change the number of ${name} to 万元: ${to}`),
  );
}
