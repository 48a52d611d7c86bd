import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { inOneLine, withoutInvisible } from './blanks.js';
import { gridOf } from './grid.js';
import { Refusal } from './refusal.js';

type Element = DefaultTreeAdapterTypes.Element;

/** The words of a table, row by row: those of a merged cell once, in its first place; what it covers is empty. */
export type Grid = readonly (readonly string[])[];

/** What stands on a page from top to bottom: a line of text, or a table. `element` is what holds it. */
export type Block =
  | { readonly kind: 'line'; readonly text: string; readonly element: Element }
  | { readonly kind: 'table'; readonly rows: Grid; readonly element: Element };

/** In UTF-16 units. Pages are some hundred KB, with pictures inside them a few MB. */
const LONGEST = 20_000_000;
/** Browsers stop at as many elements in elements. */
const DEEPEST = 512;
/** A report saved by a word processor has some ten thousand. */
const MOST_ELEMENTS = 300_000;

/**
 * What a page shows, as text and tables; scripts, what is hidden, deleted or there for navigation left out. A table
 * that only lays out the page is no table.
 * @throws Refusal where the text is too long, or its elements are too many or stand too deep in each other
 */
export function blocksOf(html: string): Block[] {
  if (html.length > LONGEST) throw new Refusal('too-large');
  const root = parseSafely(html).childNodes.find((node) => 'tagName' in node);
  return root ? new Walk(root as Element).blocks : [];
}

function parseSafely(html: string): DefaultTreeAdapterTypes.Document {
  let depth = 0;
  let elements = 0;
  return parse(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      onItemPush: () => {
        if (++depth > DEEPEST) throw new Refusal('too-large');
        if (++elements > MOST_ELEMENTS) throw new Refusal('too-large');
      },
      onItemPop: () => {
        depth--;
      },
    },
  });
}

/** The tables of a page in their order, those inside others as well. */
export const tablesOf = (html: string): Grid[] =>
  blocksOf(html).flatMap((block) => (block.kind === 'table' ? [block.rows] : []));

/** Where a page says its encoding, in UTF-16 units. */
const HEAD = 4096;

/** Whether a page says that it is UTF-8; told by its first characters, whatever they were decoded from. */
export function declaresUtf8(html: string): boolean {
  const metas: Element[] = [];
  const collect = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      if (child.tagName === 'meta') metas.push(child);
      collect(child);
    }
  };
  collect(parseSafely(html.slice(0, HEAD)));
  return metas.some((meta) =>
    /(?:^|charset=)utf-?8$/i.test((attribute(meta, 'charset') ?? attribute(meta, 'content') ?? '').trim()),
  );
}

/** Shown as nothing, or of no use in a text. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  `head script style template noscript nav footer aside dialog menu select option textarea button object iframe svg
  math audio video canvas map del`.split(/\s+/),
);

/** Begin and end a line. */
const BLOCKS: ReadonlySet<string> = new Set(
  `address article blockquote body caption center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5
  h6 header hgroup hr html legend li main ol p pre section summary td th tr ul`.split(/\s+/),
);

/** One way through an element from top to bottom. */
class Walk {
  readonly blocks: Block[] = [];
  /** Of the line that is not ended yet, as it stands in the source. */
  #line = '';
  /** Blanks and line ends are shown as they stand (`white-space: pre`). */
  #asIs: boolean;
  readonly #isCell: boolean;
  #numbers: Numbers | null = null;
  /** What numbers the item of a list that begins. */
  #number = '';

  constructor(root: Element, asIs = false) {
    this.#asIs = asIs;
    this.#isCell = root.tagName === 'td' || root.tagName === 'th';
    this.#enter(root, new Style(root));
  }

  #children(element: Element): void {
    for (const child of element.childNodes) {
      if (child.nodeName === '#text') this.#text((child as DefaultTreeAdapterTypes.TextNode).value, element);
      else if ('tagName' in child) this.#element(child);
    }
  }

  #element(element: Element): void {
    const style = new Style(element);
    if (LEFT_OUT.has(element.tagName) || style.isHidden || isNavigation(element)) return;
    if (element.tagName === 'br') this.#end(element.parentNode as Element);
    else if (element.tagName === 'table') this.#table(element);
    else if (element.tagName === 'sup' && /\d\s*$/.test(this.#line)) this.#noteMark(element);
    else if (style.isBlock ?? BLOCKS.has(element.tagName)) this.#block(element, style);
    else this.#children(element);
  }

  /** The mark of a note must not become a digit of the number it stands behind, nor take a cell's number away. */
  #noteMark(element: Element): void {
    const before = this.#line;
    this.#line = '';
    this.#children(element);
    const mark = inOneLine(this.#line);
    this.#line = before;
    if (!this.#isCell) this.#line += /^\d/.test(mark) ? `[${mark}]` : mark;
  }

  #block(element: Element, style: Style): void {
    this.#end(element.parentNode as Element);
    const outer = this.#numbers;
    if (element.tagName === 'ol') this.#numbers = new Numbers(element);
    else if (element.tagName === 'ul') this.#numbers = null;
    else if (element.tagName === 'li') this.#number = this.#numbers?.next(element) ?? '';
    this.#enter(element, style);
    this.#numbers = outer;
    if (element.tagName === 'li') this.#number = '';
  }

  #enter(element: Element, style: Style): void {
    const outer = this.#asIs;
    this.#asIs = style.isAsIs ?? (outer || element.tagName === 'pre');
    this.#children(element);
    this.#end(element);
    this.#asIs = outer;
  }

  #text(text: string, element: Element): void {
    if (!this.#asIs) {
      this.#line += text;
      return;
    }
    const [first = '', ...others] = text.split(/\r\n?|\n/);
    this.#line += first;
    for (const line of others) {
      this.#end(element);
      this.#line = line;
    }
  }

  #end(element: Element): void {
    const text = this.#asIs ? withoutInvisible(this.#line).trimEnd() : inOneLine(this.#line);
    this.#line = '';
    if (text === '') return;
    this.blocks.push({ kind: 'line', text: this.#number + text, element });
    this.#number = '';
  }

  #table(table: Element): void {
    this.#end(table.parentNode as Element);
    for (const caption of table.childNodes) {
      if (caption.nodeName === 'caption') this.#element(caption as Element);
    }
    const grid = gridOf(
      rowsIn(table).map((row) =>
        cellsIn(row).map((cell) => ({
          value: new Walk(cell, this.#asIs).blocks,
          columns: spanOf(cell, 'colspan'),
          rows: spanOf(cell, 'rowspan'),
        })),
      ),
    );
    if (grid === null) throw new Refusal('too-large');
    let rows: string[][] = [];
    const end = (): void => {
      if (rows.length > 0) this.blocks.push({ kind: 'table', rows, element: table });
      rows = [];
    };
    for (const row of grid) {
      if (row.some((cell) => cell !== null && isPage(cell, row.length === 1))) {
        end();
        this.blocks.push(...row.flatMap((cell) => cell ?? []));
      } else if (row.some((cell) => cell !== null)) {
        rows.push(row.map((cell) => (cell ? wordsOf(cell) : '')));
      }
    }
    end();
  }
}

/** A cell longer than that, of several lines, is a piece of a page and no cell of a table; in UTF-16 units. */
const LONGEST_CELL = 300;

/** Whether what stands in a cell is a piece of a page: tables that lay it out, too, are made of cells. */
const isPage = (blocks: readonly Block[], isAlone: boolean): boolean =>
  blocks.some(({ kind }) => kind === 'table') ||
  (blocks.length > 1 && (isAlone || wordsOf(blocks).length > LONGEST_CELL));

/** The lines of a cell as one: narrow cells break words. */
const wordsOf = (blocks: readonly Block[]): string =>
  inOneLine(blocks.map((block) => (block.kind === 'line' ? block.text : '')).join('\n'));

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attr) => attr.name === name)?.value;

const isNavigation = (element: Element): boolean =>
  ['navigation', 'contentinfo', 'search', 'banner'].includes(attribute(element, 'role') ?? '');

/** What matters of an element's own style. */
class Style {
  readonly #element: Element;
  readonly #values = new Map<string, string>();

  constructor(element: Element) {
    this.#element = element;
    for (const declaration of attribute(element, 'style')?.split(';') ?? []) {
      const [name = '', value = ''] = declaration.split(':', 2);
      this.#values.set(name.trim().toLowerCase(), value.trim().toLowerCase());
    }
  }

  get isHidden(): boolean {
    const visibility = this.#values.get('visibility');
    return (
      attribute(this.#element, 'hidden') !== undefined ||
      this.#values.get('display') === 'none' ||
      this.#values.get('mso-hide') === 'all' ||
      visibility === 'hidden' ||
      visibility === 'collapse'
    );
  }

  /** undefined where the kind of element decides. */
  get isBlock(): true | undefined {
    return ['block', 'flex', 'grid', 'list-item'].includes(this.#values.get('display') ?? '') || undefined;
  }

  /** undefined where it is as around the element. */
  get isAsIs(): boolean | undefined {
    const space = this.#values.get('white-space');
    return space === undefined ? undefined : /^(?:pre|break-spaces)/.test(space);
  }

  get list(): string | undefined {
    return this.#values.get('list-style-type') ?? this.#values.get('list-style');
  }
}

/** The numbers a browser puts before the items of a list. */
class Numbers {
  readonly #style: string;
  #next: number;

  constructor(list: Element) {
    this.#style = new Style(list).list ?? attribute(list, 'type') ?? 'decimal';
    const start = Number(attribute(list, 'start') ?? 1);
    this.#next = Number.isSafeInteger(start) ? start : 1;
  }

  next(item: Element): string {
    const value = Number(attribute(item, 'value') ?? this.#next);
    const number = Number.isSafeInteger(value) ? value : this.#next;
    this.#next = number + 1;
    const style = new Style(item).list ?? this.#style;
    return /^(?:decimal|1$)/.test(style) ? `${number}. ` : '';
  }
}

/** Of the table itself, not of tables in it. */
const rowsIn = (table: Element): Element[] =>
  table.childNodes.flatMap((node) => {
    if (!('tagName' in node) || new Style(node).isHidden) return [];
    if (node.tagName === 'tr') return [node];
    return ['thead', 'tbody', 'tfoot'].includes(node.tagName) ? rowsIn(node) : [];
  });

const cellsIn = (row: Element): Element[] =>
  row.childNodes.filter(
    (node): node is Element =>
      'tagName' in node && (node.tagName === 'td' || node.tagName === 'th') && !new Style(node).isHidden,
  );

/** How many places a cell takes; `rowspan="0"` means all that follow. */
function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const digits = /^\s*(\d{1,9})/.exec(attribute(cell, name) ?? '')?.[1];
  if (digits === undefined) return 1;
  return Number(digits) || (name === 'rowspan' ? Number.POSITIVE_INFINITY : 1);
}
