import type { CellPath, FormId, SectionKey } from '../form/model.js';
import { detached } from '../parse/characters.js';
import { type Range, rangeOf } from '../parse/position.js';
import { equationsOf, isBroken, isNoCount } from './balance.js';
import { normalise } from './normalise.js';
import { organKey } from './organ.js';
import { perReport } from './perReport.js';
import type { Cell, Report, SectionRead } from './report.js';

/**
 * What next year's report of the same organ is compared with, and no more: thousands are kept, and the texts they
 * were made from are not.
 */
export interface Extract {
  /** As `organKey` has it. */
  readonly organ: string;
  /** The organ's name as the report has it. */
  readonly name: string;
  readonly year: number;
  readonly form: FormId;
  /** Numbers that can be counted with, of the rows that are compared. */
  readonly cells: ReadonlyMap<CellPath, ExtractedCell>;
  /** Sections of prose. */
  readonly sections: ReadonlyMap<SectionKey, ExtractedSection>;
}

/** A number and, in as few words of memory as can be, where it stands. */
export interface ExtractedCell {
  readonly value: number;
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
  /** Printed as digits alone, so that other digits can take their place. */
  readonly plain: boolean;
  /** Every relation that it takes part in holds in its own report. */
  readonly sound: boolean;
}

export interface ExtractedSection {
  /** Its title. */
  readonly range: Range;
  /** Hashes of its sentences; see `Prose`. */
  readonly sentences: readonly number[];
}

/** An extract and the file it was made from. */
export interface Summary extends Extract {
  readonly uri: string;
}

/** Numbers of table 二 that are compared with those of the year before; those of both forms mean the same. */
export const decisions: readonly CellPath[] = [
  'disclosure/licenses/decisions',
  'disclosure/penalties/decisions',
  'disclosure/compulsions/decisions',
];
export const fees: CellPath = 'disclosure/fees/amount';
export const received: CellPath = 'requests/received/total';
const inForce: readonly CellPath[] = ['disclosure/rules/inForce', 'disclosure/normativeDocuments/inForce'];
const compared: ReadonlySet<CellPath> = new Set([...decisions, fees, received, ...inForce]);

/** What can be compared of a report; null where it names no organ or no year, or nobody knows which text counts. */
export function extractOf(report: Report): Extract | null {
  const { form, organ, year, tree } = report;
  if (!form || organ === null || year === null || report.conflicts.length > 0) return null;
  const broken = new Set(
    equationsOf(report).flatMap((equation) =>
      isBroken(equation) ? [...equation.relation.left, ...equation.relation.right] : [],
    ),
  );
  const cells = new Map<CellPath, ExtractedCell>();
  for (const cell of report.cells.values()) {
    if (!(compared.has(cell.path) || cell.row.key === 'carriedOut') || !isCount(cell)) continue;
    const { path, value, span, kind } = cell;
    const { start, end } = rangeOf(tree, span);
    cells.set(path, {
      value,
      line: start.line,
      character: start.character,
      endLine: end.line,
      endCharacter: end.character,
      plain: kind === 'number',
      sound: !broken.has(path),
    });
  }
  const sections = new Map<SectionKey, ExtractedSection>();
  for (const { section, line, sentences } of proseOf(report))
    sections.set(section.key, { range: rangeOf(tree, line), sentences: sentences.map(({ hash }) => hash) });
  return { organ: detached(organKey(organ)), name: detached(organ), year, form: form.id, cells, sections };
}

/** Where an extracted number stands. */
export const placeOf = ({ line, character, endLine, endCharacter }: ExtractedCell): Range => ({
  start: { line, character },
  end: { line: endLine, character: endCharacter },
});

/** A cell with a number that can be counted with. */
export const isCount = (cell: Cell): cell is Cell & { readonly value: number } =>
  cell.value !== null && !isNoCount(cell);

/** A section whose words can be compared. */
export interface Prose extends SectionRead {
  readonly sentences: readonly Sentence[];
}

/** Sections that hold no table, with their sentences. */
export const proseOf = perReport((report): readonly Prose[] =>
  report.sections
    .filter(
      ({ section, whole }) =>
        PROSE.has(section.key) && !report.tables.some(({ span }) => span.start < whole.end && whole.start < span.end),
    )
    .map((read) => ({ ...read, sentences: sentencesOf(report, read) })),
);

const PROSE: ReadonlySet<SectionKey> = new Set(['overview', 'problems', 'other']);

export interface Sentence {
  readonly hash: number;
  readonly length: number;
}

/**
 * The sentences of a section as they are compared with another year's: without typography, this year, last year and
 * next year as such. What is said of the fee is the same every year, and is left out.
 */
function sentencesOf({ tree, year }: Report, { line, whole }: SectionRead): Sentence[] {
  const sentences: Sentence[] = [];
  for (const sentence of tree.plain.slice(line.end, whole.end).split(/[。！？；]/)) {
    const words = normalise(sentence).replace(YEAR, (digits) => relative(Number(digits) - (year ?? 0), digits));
    if (words !== '' && !words.includes('处理费')) sentences.push({ hash: hashOf(words), length: words.length });
  }
  return sentences;
}

const YEAR = /20\d\d/g;
const relative = (years: number, digits: string): string => (Math.abs(years) <= 1 ? `〈${years}〉` : digits);

/** FNV-1a, kept to the 31 bits that cost no memory of their own. */
function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return (hash >>> 1) | 0;
}
