import { isBlank } from '../parse/characters.js';
import type { Edit, Span } from '../parse/tree.js';
import { yearLike } from '../read/dates.js';
import { normalise } from '../read/normalise.js';
import type { Cell, Report } from '../read/report.js';

/** Puts a number into a cell, with digits of the width it has; a note behind the old number stays. */
export function numberEdit(cell: Cell, value: number): Edit {
  const digits = cell.kind === 'decorated' ? /[-+－＋]?[\d０-９,，.．]+/.exec(cell.text) : null;
  const newText = /[０-９]/.test(digits?.[0] ?? '') ? wide(String(value)) : String(value);
  if (!digits) return { span: cell.span, newText };
  const start = cell.span.start + digits.index;
  return { span: { start, end: start + digits[0].length }, newText };
}

/** Whether a number that is put into a cell stands apart from what is around it, and is the only one to stand there. */
export function hasPlace({ tree: { plain }, cells }: Pick<Report, 'tree' | 'cells'>, cell: Cell): boolean {
  const { start, end } = cell.span;
  if (start < end) return true;
  if (/[^\s|│┃║]$/.test(plain.slice(start - 1, start)) || /^[^\s|│┃║]/.test(plain.slice(end, end + 1))) return false;
  for (const other of cells.values()) if (other !== cell && other.span.start === start) return false;
  return true;
}

const wide = (digits: string): string =>
  digits.replace(/[\d.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

/**
 * Official wording for a printed label: only what differs is replaced, so that its blanks, line breaks and brackets
 * stay as they are.
 */
export function wordingEdit(text: string, span: Span, official: string): Edit {
  const printed = characters(text, span.start, span.end);
  const wanted = characters(official, 0, official.length);
  let before = 0;
  while (before < printed.length && before < wanted.length && printed[before]?.norm === wanted[before]?.norm) before++;
  let behind = 0;
  while (
    behind < printed.length - before &&
    behind < wanted.length - before &&
    printed.at(-1 - behind)?.norm === wanted.at(-1 - behind)?.norm
  ) {
    behind++;
  }
  const replaced = printed.slice(before, printed.length - behind);
  const inserted = wanted.slice(before, wanted.length - behind);
  // Where nothing is replaced, the new words go right before those that stay: punctuation in between keeps its place.
  const at = replaced[0]?.at ?? printed[before]?.at ?? printed.at(-1)?.end ?? span.end;
  return {
    span: { start: at, end: replaced.at(-1)?.end ?? at },
    newText: inserted.length > 0 ? official.slice(inserted[0]?.at, inserted.at(-1)?.end) : '',
  };
}

/** Characters that count when words are compared, with their place. */
function characters(text: string, start: number, end: number): { norm: string; at: number; end: number }[] {
  const found: { norm: string; at: number; end: number }[] = [];
  for (let at = start; at < end; at++) {
    const norm = normalise(text[at] as string);
    if (norm !== '') found.push({ norm, at, end: at + 1 });
  }
  return found;
}

/**
 * Another year, in digits of the kind that is printed. Where blanks or a line break stand between its digits, only
 * those that differ are replaced.
 */
export function yearEdits(text: string, span: Span, year: number): Edit[] {
  const places = Array.from({ length: span.end - span.start }, (_, index) => span.start + index).filter(
    (at) => !isBlank(text.charCodeAt(at)),
  );
  const printed = places.map((at) => text[at]).join('');
  const wanted = yearLike(printed, year);
  if (places.length === span.end - span.start) return [{ span, newText: wanted }];
  return places.flatMap((at, index) =>
    text[at] === wanted[index] ? [] : [{ span: { start: at, end: at + 1 }, newText: wanted[index] as string }],
  );
}

/** The text with edits made that do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    result += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return result + text.slice(from);
}
