import { isBlank } from '../parse/characters.js';
import { MARKUP } from '../parse/parse.js';
import type { Line, Span, Tree } from '../parse/tree.js';

const WORD = 1;
const MARK = 2;

/** The characters of a table's cells and its markup, each to be taken once. */
export class FreeWords {
  /** What each character is that nobody has taken. */
  readonly #free: Uint8Array;
  readonly #start: number;
  readonly #text: string;
  /** How many characters are left, and how many of markup. */
  left = 0;
  markup = 0;
  /** Where they stand. */
  readonly span: Span;

  constructor(tree: Tree, lines: readonly Line[]) {
    this.#text = tree.text;
    this.#start = lines[0]?.start ?? 0;
    this.span = { start: this.#start, end: lines.at(-1)?.end ?? 0 };
    this.#free = new Uint8Array(this.span.end - this.#start);
    for (const { cells } of lines) {
      for (const { start, end } of cells) {
        for (let at = start; at < end; at++) {
          if (isBlank(tree.plain.charCodeAt(at))) continue;
          this.#free[at - this.#start] = WORD;
          this.left++;
        }
      }
    }
    for (const { 0: markup, index } of tree.text.slice(this.#start, this.span.end).matchAll(MARKUP)) {
      // What stands for a blank is one.
      if (markup.startsWith('&')) continue;
      this.#free.fill(MARK, index, index + markup.length);
      this.markup += markup.length;
    }
  }

  /** What is free in a span, without its blanks, with the markup in it. */
  take({ start, end }: Span): string {
    let taken = '';
    for (let at = start; at < end; at++) {
      const kind = this.#free[at - this.#start];
      if (!kind) continue;
      this.#free[at - this.#start] = 0;
      taken += this.#text[at];
      if (kind === WORD) this.left--;
      else this.markup--;
    }
    return taken;
  }

  /** The markup right before a span and right behind it. */
  takeAround({ start, end }: Span): readonly [before: string, behind: string] {
    let from = start;
    let to = end;
    while (this.#free[from - 1 - this.#start] === MARK) from--;
    while (this.#free[to - this.#start] === MARK) to++;
    return [this.take({ start: from, end: start }), this.take({ start: end, end: to })];
  }

  /** Everything that is free, in the order of the text. */
  rest(): string {
    let rest = '';
    for (let at = 0; at < this.#free.length; at++) if (this.#free[at]) rest += this.#text[at + this.#start];
    return rest;
  }

  countFree({ start, end }: Span): number {
    let count = 0;
    for (let at = start; at < end; at++) if (this.#free[at - this.#start] === WORD) count++;
    return count;
  }
}

/** The words of a span as they stand together on a page. */
export function withoutBlanks(text: string, { start, end }: Span): string {
  let words = '';
  for (let at = start; at < end; at++) if (!isBlank(text.charCodeAt(at))) words += text[at];
  return words;
}
