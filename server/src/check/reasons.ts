import type { CellPath, Relation } from '../form/model.js';
import { relationsOf } from '../read/balance.js';
import type { Report } from '../read/report.js';
import type { Change, Mistake } from '../repair/diagnose.js';
import type { RuleContext } from '../rules/rule.js';
import { cellName, quoted } from '../rules/words.js';

type Words = Pick<RuleContext, 'report' | 'say'>;

/** Why these numbers are taken to be wrong, in the words of somebody who fills in the form. */
export function reasonOf(words: Words, mistake: Mistake): string {
  return [claimOf(words, mistake), agreement(words, mistake)].filter(Boolean).join(words.say('，', ', '));
}

/** What should stand where, and how the wrong number came about. */
export function claimOf(words: Words, mistake: Mistake): string {
  return [due(words, mistake), how(words, mistake)].filter(Boolean).join(words.say('：', ': '));
}

/** What should stand where: 表三“…”行“商业企业”列应为 12. */
function due({ report, say }: Words, { kind, changes }: Mistake): string {
  const [first, ...others] = changes as [Change, ...Change[]];
  const name = nameOf(report, first.cell, say);
  if (kind === 'recomputed')
    return say(
      `错处过多，无法分辨，${changes.length} 个合计按各数重算`,
      `too much is wrong to be told apart; ${changes.length} totals recomputed`,
    );
  const rest = others.map(({ cell, to }) => `${shortName(report, cell, first.cell, say)} ${to}`);
  const to = [String(first.to), ...rest].join(say('，', ', '));
  return say(`${name}应为 ${to}`, `${name} should be ${to}`);
}

const nameOf = (report: Report, path: CellPath, say: RuleContext['say']): string => {
  const cell = report.cells.get(path);
  return cell ? cellName(cell, say) : path;
};

/** Another cell, as briefly as it can be told from the first: its column in the same row, its row in the same column. */
function shortName(report: Report, path: CellPath, first: CellPath, say: RuleContext['say']): string {
  const cell = report.cells.get(path);
  const from = report.cells.get(first);
  if (!cell || !from) return path;
  const row = say(`${quoted(cell.row.label)}行`, `row ${quoted(cell.row.label)}`);
  const column = say(`“${cell.column.label}”列`, `column “${cell.column.label}”`);
  if (cell.row === from.row) return column;
  return cell.column === from.column ? row : `${row}${say('', ', ')}${column}`;
}

/** How the wrong number came about. */
function how({ report, say }: Words, { kind, misprint, changes, certain }: Mistake): string {
  const { cell: path, from, to } = changes[0] as Change;
  const cell = report.cells.get(path);
  const was = from ?? '';
  if (kind === 'blank') {
    const is =
      cell?.kind === 'none' ? say(`表中为“${cell.text}”`, `it is “${cell.text}”`) : say('表中空白', 'it is blank');
    return certain ? is : is + say('，仅凭合计不能确定', ', and sums alone do not tell');
  }
  if (kind === 'recomputed') return '';
  if (kind === 'shifted')
    return say('这一行漏了一格，其后的数都前移了一格', 'a cell of the row was lost and the rest moved up');
  if (kind === 'exchanged') return exchange(say, changes);
  const off = Math.abs((from ?? 0) - to);
  const words: Record<NonNullable<typeof misprint>, string> = {
    transposed: say(`与 ${was} 数位颠倒`, `${was} has two digits in the wrong order`),
    digit:
      Math.max(from ?? 0, to) < 10
        ? say(`表中为 ${was}`, `the table has ${was}`)
        : say(`与 ${was} 一位数字不同`, `${was} differs in one digit`),
    dropped: say(`${was} 少了一位`, `${was} lacks a digit`),
    doubled: say(`${was} 有一位打了两次`, `${was} has a digit twice`),
    added: say(`${was} 多了一位`, `${was} has a digit too many`),
    timesTen: say(`${was} 多了一个 0`, `${was} has a 0 too many`),
    notFilled: say('合计仍为 0，没有填写', 'the total was left at 0'),
    leftOut:
      (from ?? 0) < to
        ? say(`${was} 漏加了 ${off}`, `${was} leaves ${off} out`)
        : say(`${was} 多加了 ${off}`, `${was} counts ${off} twice`),
    near: say(`表中为 ${was}，相差 ${off}`, `the table has ${was}, which is off by ${off}`),
    other: say(`表中为 ${was}`, `the table has ${was}`),
  };
  const mistyped = misprint ? words[misprint] : '';
  return kind === 'followed' ? mistyped + say('，有关合计随它算错', ', and the totals followed it') : mistyped;
}

function exchange(say: RuleContext['say'], changes: readonly Change[]): string {
  const [first, second] = changes as [Change, Change | undefined];
  if (first.from && second?.from) return say('两个相邻的数互换了位置', 'two neighbouring numbers changed places');
  const moved = Math.max(first.from ?? 0, second?.from ?? 0);
  return say(`${moved} 填到了相邻的格里`, `${moved} stands in the neighbouring place`);
}

const AGREED: Readonly<Record<Relation['rule'], readonly [zh: string, en: string]>> = {
  'requests-row-total': ['本行合计', 'the total of its row'],
  'requests-outcome-total': ['本列办理结果之和', 'the outcomes of its column'],
  'requests-balance': ['本列勾稽关系', 'the balance of its column'],
  'cases-total': ['本组合计', 'the total of its group'],
};

/** Which relations agree then. */
function agreement({ report, say }: Words, { kind, changes }: Mistake): string {
  if (kind === 'recomputed') return '';
  const first = (changes[0] as Change).cell;
  const rules = new Set([...relationsOf(report, [first])].map(({ rule }) => rule));
  if (rules.size === 0) return '';
  const names = [...rules].map((rule) => say(...AGREED[rule]));
  return say(
    `${names.join('、')}${names.length > 1 ? '都' : ''}相符`,
    `${[names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')} then agree${names.length > 1 ? '' : 's'}`,
  );
}

/** What the sum of table 四 cannot tell, where it is about that table. */
export function caution({ report, say }: Words, mistakes: readonly Mistake[]): string {
  const isCases = mistakes.some(
    ({ kind, changes }) =>
      kind !== 'blank' && changes.some(({ cell }) => report.cells.get(cell)?.table.key === 'cases'),
  );
  if (!isCases) return '';
  return mistakes.every(({ certain }) => certain)
    ? say(
        '（表四每个等式有五个数，此处取最可能是笔误的一个）',
        ' (one equation of table 4 covers five numbers: this is the one that looks mistyped)',
      )
    : say(
        '（表四每个等式有五个数，仅凭合计不能断定是哪一个）',
        ' (one equation of table 4 covers five numbers: the sum alone does not tell which is wrong)',
      );
}

/** Blanks are told one by one up to so many. */
const MANY_BLANKS = 4;

/** Why a whole proposal is made. */
export function reasonsOf(words: Words, mistakes: readonly Mistake[]): string {
  const { say } = words;
  const blanks = mistakes.filter(({ kind }) => kind === 'blank');
  const isMany = blanks.length >= MANY_BLANKS;
  const told = mistakes
    .filter((mistake) => !isMany || mistake.kind !== 'blank')
    .map((mistake) => reasonOf(words, mistake));
  const filled = isMany
    ? [say(`${blanks.length} 格空白，总计填各列之和，其余按合计填写`, `${blanks.length} blanks filled as sums demand`)]
    : [];
  return [...told, ...filled].join(say('；', '; ')) + caution(words, mistakes);
}
