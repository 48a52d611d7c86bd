import type { Position, SelectionRange } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import type { Span } from '../parse/tree.js';
import { cellAt } from './links.js';
import { type OutlinePart, outlineOf } from './outline.js';
import { rangeOf } from './ranges.js';

/** What a selection grows by at each place: number, cell, row, group, table, section, document. */
export function selectionRangesAt(
  { text, report }: Pick<OpenDocument, 'text' | 'report'>,
  positions: readonly Position[],
): SelectionRange[] {
  const outline = outlineOf(report, (zh) => zh);
  const document = { start: 0, end: text.getText().length };
  return positions.map((position) => {
    const offset = text.offsetAt(position);
    const spans = [document, ...partsAt(outline, offset)];
    const cell = cellAt(report, offset);
    if (cell) spans.push(cell.span, ...digitsAt(report.tree.plain, cell.span, offset));
    let selection: SelectionRange | undefined;
    let around: Span | undefined;
    for (const span of spans) {
      if (around && !isWithin(span, around)) continue;
      selection = { range: rangeOf(text, span), ...(selection ? { parent: selection } : {}) };
      around = span;
    }
    return selection as SelectionRange;
  });
}

/** Smaller than the span around it, and all of it in there. */
const isWithin = (inner: Span, outer: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start;

/** The parts that hold a place, from the outside in. A part may begin where another ends; what begins there goes first. */
function partsAt(parts: readonly OutlinePart[], offset: number): Span[] {
  const holding = parts.filter(({ span }) => span.start <= offset && offset <= span.end);
  const part = holding.find(({ span }) => offset < span.end) ?? holding[0];
  return part ? [part.span, ...partsAt(part.children, offset)] : [];
}

const NUMBER = /[-+－＋]?[\d０-９][\d０-９,，.．]*/g;

/** The number in a cell that holds more: a note, a unit. */
function digitsAt(text: string, { start, end }: Span, offset: number): Span[] {
  for (const { index, 0: digits } of text.slice(start, end).matchAll(NUMBER)) {
    const number = { start: start + index, end: start + index + digits.length };
    if (number.start <= offset && offset <= number.end) return [number];
  }
  return [];
}
