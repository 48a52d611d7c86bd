import type { Form, Section, Table } from '../../form/model.js';
import { sections } from '../../form/tables.js';
import { basis, fee, noFee, period, reportTitle } from '../../layout/sentences.js';
import { datingOf } from '../../read/prose/dating.js';
import { passagesOf } from '../../read/prose/passages.js';
import { readPart } from '../../read/read.js';
import type { Report } from '../../read/report.js';
import { type Insert, isOn, number, type Proposal, type Spot, type Stop } from './proposal.js';
import { isNumber, tableProposals } from './table.js';

/** What belongs at a spot, the likeliest first: what comes next in the form, then what else is missing. */
export function proposalsAt(opened: Report, spot: Spot): Proposal[] {
  if (opened.reason === 'binary' || opened.reason === 'old-form') return [];
  if (opened.reason && opened.tree.text.length > LONGEST_DRAFT) return [];
  const report = opened.form ? opened : readPart(opened.tree);
  const { form } = report;
  if (!form) return [];
  const table = tableAt(report, form, spot);
  const read = table && report.tables.find((candidate) => candidate.table === table);
  const titles = spot.isFirst && spot.isLast ? titlesAt(report, spot) : [];
  const sentences = spot.isFirst && spot.isLast ? sentencesAt(report, form, spot) : [];
  if (!table) return [...sentences, ...titles];
  if (isNumber(report, spot, read)) return [];
  const rows = tableProposals(report, table, read, spot);
  return spot.typed.end > (read?.span.end ?? 0) && read?.missingRows.length === 0
    ? [...titles, ...rows]
    : [...rows, ...titles];
}

/** Organ and year as the first words of a text are the beginning of its title. */
function begunTitle({ tree }: Report, { line, typed }: Spot): string | null {
  if (tree.plain.slice(0, line.start).trim() !== '') return null;
  const [, organ, year] = /^(.{2,30}?)((?:19|20)\d\d)年?$/.exec(tree.plain.slice(typed.start, typed.end)) ?? [];
  return organ && year ? reportTitle(organ, year).join('') : null;
}

/** Longer texts are no drafts of a report. */
const LONGEST_DRAFT = 100_000;

/** The table whose lines these are, or that the section is for. */
function tableAt(report: Report, form: Form, spot: Spot): Table | undefined {
  const at = spot.typed.end;
  const around = report.tables.find(({ span }) => span.start <= at && at <= span.end);
  if (around) return around.table;
  const key = sectionAt(report, spot)?.key;
  return form.tables.find((table) => table.key === key);
}

/** The section a spot is in, whatever is typed on its own line. */
const sectionAt = ({ sections: read }: Report, { line }: Spot): Section | undefined =>
  read.findLast((candidate) => candidate.line.end < line.start)?.section;

/** Titles that are missing: those behind the section the spot is in first. */
function titlesAt(report: Report, spot: Spot): Proposal[] {
  const printed = new Set(
    report.sections.filter(({ line }) => !isOn(line, spot.line)).map(({ section }) => section.key),
  );
  const current = sections.findIndex(({ key }) => key === sectionAt(report, spot)?.key);
  const missing = sections.filter(({ key }) => !printed.has(key));
  const behind = (section: Section): boolean => sections.indexOf(section) > current;
  return [...missing.filter(behind), ...missing.filter((section) => !behind(section))].map(
    ({ key, numeral, title }): Proposal => {
      const label = `${numeral}、${title}`;
      return { kind: 'section', label, insert: [label], wholeLine: false, key, table: null };
    },
  );
}

/** Sentences that the form, or custom, asks for and that the report does not have yet. */
function sentencesAt(report: Report, form: Form, spot: Spot): Proposal[] {
  const current = sectionAt(report, spot);
  const isFees = current?.key === 'other' && form.id === '2021';
  // The others have none, and what follows reads all prose: too much for one key where a text is longer than any report.
  if ((current && !isFees) || report.tree.text.length > LONGEST_DRAFT) return [];
  const dating = datingOf(report);
  const known = dating.year ?? report.year;
  const year: string | Stop = known === null ? { name: 'year' } : String(known);
  const organ: string | Stop = report.organ ?? { name: 'organ' };
  const others = passagesOf(report).filter(({ span }) => !isOn(span, spot.line));
  const says = (words: RegExp): boolean => others.some(({ text }) => words.test(text));
  const sentence = (key: string, label: string, insert: Insert): Proposal => ({
    kind: 'sentence',
    label,
    insert,
    wholeLine: false,
    key,
    table: null,
  });
  const found: Proposal[] = [];
  if (!current) {
    if (!report.title || isOn(report.title, spot.line)) {
      const begun = begunTitle(report, spot);
      found.push(sentence('title', begun ?? '政府信息公开工作年度报告', begun ? [begun] : reportTitle(organ, year)));
    }
    if (!says(/根据《?(?:中华人民共和国)?政府信息公开条例/))
      found.push(sentence('basis', '根据《中华人民共和国政府信息公开条例》', basis(form, organ, year)));
    if (dating.periods.length === 0 && !dating.hasRelativePeriod)
      found.push(sentence('period', '本报告所列数据的统计期限', period(year)));
  }
  if (isFees && !says(/处理费/)) {
    found.push(sentence('no-fee', '本年度未收取信息处理费', noFee(year)));
    found.push(sentence('fee', '本年度收取信息处理费', fee(year, number)));
  }
  return found;
}
