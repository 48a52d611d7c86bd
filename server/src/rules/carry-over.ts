import type { CellPath } from '../form/model.js';
import { numberEdit } from '../layout/edits.js';
import type { Cell } from '../read/report.js';
import { type ExtractedCell, isCount, type Summary } from '../read/summary.js';
import { brokenBy, correctElsewhere, nameOf, relatedCell } from './across.js';
import { finding, possibly } from './finding.js';
import type { Finding, Fix, Rule, RuleContext } from './rule.js';
import { cellName } from './words.js';

/** A column whose two numbers differ. */
interface Pair {
  /** 上年结转, of this year's report. */
  readonly own: Cell & { readonly value: number };
  /** 结转下年度继续办理, of last year's. */
  readonly other: ExtractedCell;
  readonly by: number;
}

/**
 * What was carried in is what last year's report carried out, column by column. A total that differs only because a
 * column does is part of that column's finding; columns that differ while the totals agree are one finding: an
 * applicant was counted as another kind.
 */
export const carryOver: Rule = {
  id: 'carry-over',
  severity: 'warning',
  title: {
    zh: '上年结转与上年报告的结转下年度不符',
    en: "Carried in is not what last year's report carried out",
  },
  *check(context) {
    const { report, earlier } = context;
    if (!earlier) return;
    const pairs = differing([...report.cells.values()], earlier);
    const parts = pairs.filter(({ own }) => !own.column.total);
    const total = pairs.find(({ own }) => own.column.total);
    const sum = parts.reduce((all, { by }) => all + by, 0);
    if (total && sum !== total.by) yield mismatch(context, earlier, [total], null);
    const followed = total && sum === total.by ? total : null;
    if (parts.length > 1 && sum === 0 && !total) yield mismatch(context, earlier, parts, null);
    else for (const part of parts) yield mismatch(context, earlier, [part], followed);
  },
};

/** Columns that both reports print a number for, and not the same. */
const differing = (cells: readonly Cell[], earlier: Summary): Pair[] =>
  cells.flatMap((own) => {
    if (own.row.key !== 'carriedIn' || !isCount(own)) return [];
    const other = earlier.cells.get(`requests/carriedOut/${own.column.key}`);
    return other && other.value !== own.value ? { own, other, by: own.value - other.value } : [];
  });

/** @param total the total that differs because of the one column */
function mismatch(context: RuleContext, earlier: Summary, pairs: readonly Pair[], total: Pair | null): Finding {
  const { say } = context;
  const [first] = pairs as [Pair, ...Pair[]];
  const name = nameOf(earlier, say);
  const others = pairs
    .slice(1)
    .map(({ own, other }) =>
      say(
        `；“${own.column.label}”列为 ${own.text}，上年为 ${other.value}`,
        `; column “${own.column.label}” is ${own.text}, last year's ${other.value}`,
      ),
    );
  const alike =
    others.length > 0
      ? say('；总计相同，可能是申请人归类不同', '; the totals agree: an applicant may be counted as another kind')
      : '';
  const because = total
    ? say(
        `；总计 ${total.own.text} 与上年的 ${total.other.value} 不同，差在此列`,
        `; the totals, ${total.own.text} and ${total.other.value}, differ because of it`,
      )
    : '';
  const message = say(
    `${cellName(first.own, say)}为 ${first.own.text}，${name}的“四、结转下年度继续办理”为 ${first.other.value}，两数应当相同${others.join('')}${alike}${because}`,
    `${cellName(first.own, say)} is ${first.own.text}, but ${name} carried out ${first.other.value}; both should be the same${others.join('')}${alike}${because}`,
  );
  const all = total ? [...pairs, total] : pairs;
  return finding(carryOver, first.own.span, message, {
    cells: all.map(({ own }) => own.path),
    related: all.map(({ own, other }) =>
      relatedCell(
        earlier,
        other,
        say(
          `${name}“四、结转下年度继续办理”行“${own.column.label}”列：${other.value}`,
          `${name}, row “四、结转下年度继续办理”, column “${own.column.label}”: ${other.value}`,
        ),
      ),
    ),
    fixes: [...correctHere(context, pairs, total), ...correctThere(context, earlier, pairs, total)],
  });
}

/** The totals follow the columns, so that each report still adds up. */
function correctHere({ report, say }: RuleContext, pairs: readonly Pair[], total: Pair | null): Fix[] {
  const changes = pairs.map(({ own, other }) => ({ cell: own, to: other.value }));
  const by = pairs.reduce((all, pair) => all + pair.by, 0);
  if (total) changes.push({ cell: total.own, to: total.own.value - by });
  if (changes.some(({ to }) => to < 0)) return [];
  const broken = brokenBy(report, new Map<CellPath, number>(changes.map(({ cell, to }) => [cell.path, to])));
  const rest = broken > 0 ? say(`（将有 ${broken} 个勾稽关系不符）`, ` (${broken} relations do not hold then)`) : '';
  const columns = changes.map(({ cell, to }) =>
    say(`“${cell.column.label}”列改为 ${to}`, `column “${cell.column.label}” to ${to}`),
  );
  const title = say(
    `按上年报告，${columns.join('、')}${rest}`,
    `As last year's report has it: ${columns.join(', ')}${rest}`,
  );
  return [possibly(title, ...changes.map(({ cell, to }) => numberEdit(cell, to)))];
}

function correctThere({ say }: RuleContext, earlier: Summary, pairs: readonly Pair[], total: Pair | null): Fix[] {
  const changes = pairs.map(({ own, other }) => ({ cell: other, to: own.value, column: own.column }));
  const by = pairs.reduce((all, pair) => all + pair.by, 0);
  if (total) changes.push({ cell: total.other, to: total.other.value + by, column: total.own.column });
  const breaks = changes.some(({ cell }) => cell.sound);
  const rest = breaks ? say('（该报告的勾稽关系将不符）', ' (its own relations do not hold then)') : '';
  const columns = changes.map(({ column, to }) =>
    say(`“${column.label}”列改为 ${to}`, `column “${column.label}” to ${to}`),
  );
  const name = nameOf(earlier, say);
  const title = say(
    `修改 ${name}的“四、结转下年度继续办理”：${columns.join('、')}${rest}`,
    `Change “四、结转下年度继续办理” of ${name}: ${columns.join(', ')}${rest}`,
  );
  return correctElsewhere(earlier, changes, title);
}
