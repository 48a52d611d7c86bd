import type { CellPath, Column, Form, Part, Relation, Row, Section, Table } from '../form/model.js';
import type { Span, Tree } from '../parse/tree.js';

/** One printed number of a report. */
export interface Cell {
  readonly path: CellPath;
  readonly table: Table;
  readonly row: Row;
  readonly column: Column;
  /** What is printed, first to last character; empty where nothing is. */
  readonly span: Span;
  readonly text: string;
  /** As printed, never converted; null for a blank, a dash, or what is no number. */
  readonly value: number | null;
  /**
   * `blank`: nothing printed. `none`: a dash, a slash or 无. `number`: a plain number. `decorated`: a number with
   * full-width digits, separators, a note or a unit. `unreadable`: no number, or one beyond 2^53.
   */
  readonly kind: 'blank' | 'none' | 'number' | 'decorated' | 'unreadable';
}

/** A printed label, and how far its words are from the official ones. */
export interface Label {
  readonly official: string;
  /** Where it stands; the words alone, from first to last character. */
  readonly span: Span;
  /** The words differ (typography apart). */
  readonly altered: boolean;
}

/** A label without numbers of its own. */
export interface Heading extends Label {
  /** It stands to the left of rows (（三）不予公开), not above columns (申请人情况). */
  readonly leadsRows: boolean;
}

export interface SectionRead {
  readonly section: Section;
  /** The title's words, without numeral. */
  readonly title: Label;
  /** The numeral as printed (`五`), null where it is missing. */
  readonly numeral: { readonly text: string; readonly span: Span } | null;
  /** From the numeral, or the title, to the end of the title. */
  readonly line: Span;
  /** From the title to the next section's title or the end. */
  readonly whole: Span;
}

export interface RowRead {
  readonly row: Row;
  readonly part: Part;
  /** null where the words could not be told apart from their neighbours. */
  readonly label: Label | null;
  /** In the order of the columns; empty where the numbers cannot be told apart (`short`) or the row has none. */
  readonly cells: readonly Cell[];
  /** Where its numbers stand, or where they would: an empty span behind the label. */
  readonly span: Span;
  /** Set where the row prints fewer or more numbers than columns: these numbers. */
  readonly short: readonly Span[] | null;
}

export interface ColumnRead {
  readonly column: Column;
  readonly part: Part;
  /** For tables that print their rows side by side: the row it belongs to. */
  readonly row: Row | null;
  /** null where its words could not be found or told apart. */
  readonly label: Label | null;
}

export interface TableRead {
  readonly table: Table;
  /** From the first to the last word or number of it. */
  readonly span: Span;
  /** Rows found, in the order of the form. */
  readonly rows: readonly RowRead[];
  /** The cells of all its rows. */
  readonly cells: readonly Cell[];
  /** Words alone told which number is whose: it would be read alike with other numbers, digits for digits. */
  readonly isByWords: boolean;
  /** Column heads, in the order of the form; those not found have no label. */
  readonly columns: readonly ColumnRead[];
  /** Other labels that stand in it: headings, captions, the corner note. */
  readonly headings: readonly Heading[];
  /** Labels of rows that stand a second time. */
  readonly repeated: readonly Label[];
  /** Rows of the form that the document does not have. */
  readonly missingRows: readonly Row[];
  /** Columns whose head and numbers, or whose numbers alone, are gone; `column` null where it cannot be told which. */
  readonly missingColumns: readonly { readonly part: Part; readonly column: Column | null; readonly row: Row | null }[];
  /** The head of the table, for what is missing in it. */
  readonly head: Span;
}

/** Why a text is no report that can be checked. */
export type NoReport = 'empty' | 'binary' | 'old-form' | 'no-report';

/** What a text says, read against the official form. */
export interface Report {
  readonly tree: Tree;
  /** null where the text is no report. */
  readonly form: Form | null;
  readonly reason: NoReport | null;
  /** Name of the organ without blanks: 曲沃县人民政府. */
  readonly organ: string | null;
  readonly year: number | null;
  /** Where the year is printed in the title (or in the sentence it was taken from). */
  readonly yearSpan: Span | null;
  /** Title of the whole report. */
  readonly title: Span | null;
  readonly sections: readonly SectionRead[];
  readonly tables: readonly TableRead[];
  readonly cells: ReadonlyMap<CellPath, Cell>;
  /** Relations all of whose cells are there. */
  readonly relations: readonly Relation[];
  /** The title of a second report in the same text; what follows it is not read. */
  readonly second: Span | null;
  /** Marks of an unfinished merge (`<<<<<<<`). */
  readonly conflicts: readonly Span[];
}
