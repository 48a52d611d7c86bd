import type { Table } from '../../form/model.js';
import { printedLabels } from '../../layout/printedLabels.js';
import { rowPieces } from '../../layout/row.js';
import { type Place, type ShapeLine, shapeOf } from '../../layout/shape.js';
import { type Style, styleOf } from '../../layout/style.js';
import type { Line, Span } from '../../parse/tree.js';
import { readNumber } from '../../read/number.js';
import type { Report, TableRead } from '../../read/report.js';
import { type Insert, isOn, number, type Proposal, type Spot } from './proposal.js';

/** Labels that are missing in a table, where they belong; first of all the whole table where none of it is there. */
export const tableProposals = (report: Report, table: Table, read: TableRead | undefined, spot: Spot): Proposal[] =>
  new Missing(report, table, read, spot).proposals();

class Missing {
  readonly #report: Report;
  readonly #table: Table;
  /** The table without the row that somebody is typing. */
  readonly #others: TableRead | undefined;
  readonly #spot: Spot;
  /** Where each label of the form stands, but for what is being typed. */
  readonly #printed: ReadonlyMap<Place, Span>;
  readonly #style: Style;

  constructor(report: Report, table: Table, read: TableRead | undefined, spot: Spot) {
    const { line, typed, isFirst } = spot;
    this.#report = report;
    this.#table = table;
    this.#spot = spot;
    const isTyped = (span: Span): boolean => span.start < typed.end && (isFirst ? line : typed).start < span.end;
    this.#others = read && {
      ...read,
      rows: read.rows.filter((row) => !isTyped(row.label?.span ?? NOWHERE)),
      headings: read.headings.filter(({ span }) => !isTyped(span)),
    };
    const labels = read ? [...printedLabels(read)].map(([place, { span }]) => [place, span] as const) : [];
    this.#printed = new Map(labels.filter(([, span]) => !isTyped(span)));
    this.#style = styleOf(report, this.#others);
  }

  proposals(): Proposal[] {
    const { isFirst, isLast } = this.#spot;
    if (!isFirst) return this.#onLine();
    if (!isLast) return this.#inOrder((places) => places.filter(this.#isMissing).map((place) => this.#label(place)));
    const whole = this.#printed.size === 0 ? [this.#wholeTable()] : [];
    return [...whole, ...this.#inOrder((places) => this.#line(places))];
  }

  readonly #isMissing = (place: Place | null): place is Place => {
    if (!place || place.kind === 'number' || this.#printed.has(place)) return false;
    return place.kind !== 'row' || !this.#others?.rows.some(({ row }) => row === place.row);
  };

  /** What each line of the form lacks: first from the last line on that stands before the cursor. */
  #inOrder(lacking: (places: ShapeLine) => Proposal[]): Proposal[] {
    const { lines } = shapeOf(this.#table);
    const isBefore = (place: Place | null): boolean => {
      const span = place && this.#printed.get(place);
      return !!span && span.start < this.#spot.typed.start;
    };
    const at = Math.max(
      0,
      lines.findLastIndex((places) => places.some(isBefore)),
    );
    return [...lines.slice(at), ...lines.slice(0, at)].flatMap(lacking);
  }

  /** Behind other words: what stands with them in one line of the form. */
  #onLine(): Proposal[] {
    const { line, isLast } = this.#spot;
    const isHere = (place: Place | null): boolean => !!place && isOn(this.#printed.get(place) ?? NOWHERE, line);
    return this.#inOrder((places) => {
      if (!places.some(isHere)) return [];
      const last = places.findLastIndex(isHere);
      const missing = [...places.slice(last), ...places.slice(0, last)].filter(this.#isMissing);
      return missing.map((place) => this.#label(place, isLast ? this.#numbers(place) : []));
    });
  }

  /** At the start of a line: a whole line of the form. */
  #line(places: ShapeLine): Proposal[] {
    const row = this.#table.across ? undefined : places.find((place) => place?.kind === 'row');
    if (row)
      return this.#isMissing(row) ? [{ ...this.#label(row), insert: this.#row(row, places), wholeLine: true }] : [];
    const labels = places.filter((place): place is Place => place !== null && place.kind !== 'number');
    const [first] = labels;
    if (!first || !labels.every(this.#isMissing)) return [];
    const words = labels.map(({ official }) => official).join(' ');
    const insert = laidOut(places, this.#style);
    return [{ ...this.#label(first), kind: 'heading', label: words, insert, wholeLine: true }];
  }

  #label(place: Place, behind: Insert = []): Proposal {
    const { kind, official: label } = place;
    const insert = [label, ...behind];
    const shared = { label, insert, wholeLine: false, table: this.#table.key } as const;
    if (kind === 'column') return { ...shared, kind, key: place.column.key };
    if (kind !== 'row') return { ...shared, kind: 'heading', key: '' };
    const also = this.#table.across ? undefined : place.row.group;
    return { ...shared, kind, key: place.row.key, ...(also ? { also } : {}) };
  }

  #pieces(place: Place) {
    if (place.kind !== 'row' || !this.#others || this.#table.across) return null;
    return rowPieces(this.#report.tree.text, this.#others, place.row, '');
  }

  /** The numbers behind the label of a row, as other rows of the table have them. */
  #numbers(place: Place): Insert {
    const pieces = this.#pieces(place);
    return pieces ? [...pieces.gaps.flatMap((gap) => [gap, number]), pieces.behind] : [];
  }

  /** A row in the shape of others; with the label alone where theirs shows no empty cells. */
  #row(place: Place, places: ShapeLine): Insert {
    const pieces = this.#pieces(place);
    if (!pieces) {
      if (this.#style.cells === 'page') return [place.official];
      return laidOut(
        places.map((own) => (own?.kind === 'number' || this.#isMissing(own) ? own : null)),
        this.#style,
      );
    }
    const words = Math.max(0, pieces.lead.search(/[^\s|]|$/));
    const start = Math.max(pieces.lead.lastIndexOf('\n', words - 1), pieces.lead.lastIndexOf('\r', words - 1)) + 1;
    return [pieces.lead.slice(start), place.official, ...this.#numbers(place)];
  }

  #wholeTable(): Proposal {
    const { lines } = shapeOf(this.#table);
    const { newline, cells } = this.#style;
    const between = cells === 'cells' ? newline + newline : newline;
    const insert = lines.flatMap((places, at) => [...(at > 0 ? [between] : []), ...laidOut(places, this.#style)]);
    const { name: label, key } = this.#table;
    return { kind: 'table', label, insert, wholeLine: true, key, table: key };
  }
}

const NOWHERE: Span = { start: -1, end: -1 };

/** A line of the form, its numbers to be filled in. */
function laidOut(places: ShapeLine, { cells, newline }: Style): Insert {
  const words = (place: Place | null): Insert => (!place ? [] : place.kind === 'number' ? [number] : [place.official]);
  if (cells === 'cells') {
    const own = places.filter((place) => place !== null);
    return own.flatMap((place, at) => [...(at > 0 ? [newline] : []), '\t', ...words(place)]);
  }
  const between = cells === 'aligned' ? ' | ' : '\t';
  const joined = places.flatMap((place, at) => [...(at > 0 ? [between] : []), ...words(place)]);
  return cells === 'aligned' ? ['| ', ...joined, ' |'] : joined;
}

/** A number is expected here, not a label: behind a label, or below one where cells stand one a line. */
export function isNumber({ tree }: Report, { line, typed, isFirst }: Spot, read: TableRead | undefined): boolean {
  const words = tree.plain.slice(typed.start, typed.end);
  if (!read || !isFirst || (words !== '' && !readNumber(words))) return false;
  let numbers = 0;
  for (let at = line.number - 1; at >= 0; at--) {
    const above = tree.lines[at] as Line;
    if (above.cells.length > 1) return false;
    const [cell] = above.cells;
    if (!cell) continue;
    if (cell.start === cell.end || readNumber(tree.plain.slice(cell.start, cell.end))) {
      numbers++;
      if (numbers > MOST_COLUMNS) return false;
      continue;
    }
    const row = read.rows.find(({ label }) => label && isOn(label.span, above));
    return row !== undefined && numbers < row.part.columns.length;
  }
  return false;
}

/** No table has more in one row. */
const MOST_COLUMNS = 15;
