import { readWordXml } from './xml.js';

/** How the paragraphs of one level of a list are numbered (ECMA-376, 17.9). */
interface Level {
  start: number;
  format: string;
  /** `第%1条`: the number of each level at its place. */
  text: string;
  /** What stands behind it. */
  suffix: string;
  /** Every level as plain digits. */
  legal: boolean;
  /** The style whose paragraphs are on this level. */
  style: string | undefined;
}

interface AbstractList {
  readonly levels: Map<number, Level>;
  /** A style that says which list is meant. */
  link: string | undefined;
}

interface List {
  abstract: string | undefined;
  readonly levels: Map<number, Level>;
  readonly starts: Map<number, number>;
}

interface Style {
  basedOn: string | undefined;
  list: string | undefined;
  level: number | undefined;
}

/** What a paragraph says of its number; the style says what the paragraph does not. */
export interface Numbered {
  readonly style?: string | undefined;
  readonly list?: string | undefined;
  readonly level?: number | undefined;
}

/** What is put before every paragraph of a list, in UTF-16 units. */
const LONGEST_NUMBER = 50;
/** So many styles may follow from each other. */
const LONGEST_CHAIN = 20;

/**
 * The numbers that a word processor puts before paragraphs by itself, such as 一、 before the title of a section: they
 * are not part of a document's text.
 */
export class Numbering {
  readonly #abstracts = new Map<string, AbstractList>();
  readonly #lists = new Map<string, List>();
  readonly #styles = new Map<string, Style>();
  /** By abstract list, the last number of each level. */
  readonly #counts = new Map<AbstractList, (number | undefined)[]>();
  readonly #begun = new Set<List>();

  /** @param numbering, styles the parts of these names, where the document has them */
  constructor(numbering: string | undefined, styles: string | undefined) {
    if (numbering !== undefined) this.#readLists(numbering);
    if (styles !== undefined) this.#readStyles(styles);
  }

  /** The number of the next paragraph, with the blank behind it where there is one; empty where it has none. */
  next(paragraph: Numbered): string {
    const styles = this.#stylesOf(paragraph.style);
    const id = paragraph.list ?? styles.find(([, { list }]) => list !== undefined)?.[1].list;
    const list = id === undefined ? undefined : this.#lists.get(id);
    const abstract = list && this.#abstractOf(list);
    if (!list || !abstract) return '';
    const own = paragraph.list === undefined ? this.#levelOfStyle(abstract, styles) : undefined;
    const at = paragraph.level ?? own ?? styles.find(([, { level }]) => level !== undefined)?.[1].level ?? 0;
    const level = list.levels.get(at) ?? abstract.levels.get(at);
    if (!level) return '';
    const counts = this.#count(list, abstract, at, level);
    if (level.format === 'bullet' || level.format === 'none' || level.text.length > LONGEST_NUMBER) return '';
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const of = Number(digit) - 1;
      const other = list.levels.get(of) ?? abstract.levels.get(of);
      return numeral(counts[of] ?? other?.start ?? 1, level.legal ? 'decimal' : (other?.format ?? 'decimal'));
    });
    return text === '' || level.suffix === 'nothing' || /[、，。．）]$/.test(text) ? text : `${text} `;
  }

  #count(list: List, abstract: AbstractList, at: number, level: Level): (number | undefined)[] {
    const counts = this.#counts.get(abstract) ?? [];
    this.#counts.set(abstract, counts);
    if (!this.#begun.has(list)) {
      this.#begun.add(list);
      for (const [other, start] of list.starts) counts[other] = start - 1;
    }
    counts[at] = (counts[at] ?? level.start - 1) + 1;
    counts.length = at + 1;
    return counts;
  }

  #abstractOf(list: List): AbstractList | undefined {
    let abstract = this.#abstracts.get(list.abstract ?? '');
    for (let step = 0; abstract?.link !== undefined && step < LONGEST_CHAIN; step++) {
      const id = this.#styles.get(abstract.link)?.list;
      abstract = this.#abstracts.get(this.#lists.get(id ?? '')?.abstract ?? '');
    }
    return abstract;
  }

  #levelOfStyle({ levels }: AbstractList, styles: readonly (readonly [string, Style])[]): number | undefined {
    for (const [name] of styles) for (const [at, { style }] of levels) if (style === name) return at;
    return undefined;
  }

  /** A style, what it is based on, and so on. */
  #stylesOf(name: string | undefined): (readonly [string, Style])[] {
    const styles: (readonly [string, Style])[] = [];
    let style = name === undefined ? undefined : this.#styles.get(name);
    while (name !== undefined && style && styles.length < LONGEST_CHAIN) {
      styles.push([name, style]);
      name = style.basedOn;
      style = name === undefined ? undefined : this.#styles.get(name);
    }
    return styles;
  }

  #readLists(xml: string): void {
    let abstract: AbstractList | undefined;
    let list: List | undefined;
    let level: Level | undefined;
    let at = 0;
    readWordXml(xml, {
      open: (name, attributes) => {
        const value = (): string => attributes()['w:val'] ?? '';
        if (name === 'w:abstractNum') {
          abstract = { levels: new Map(), link: undefined };
          this.#abstracts.set(attributes()['w:abstractNumId'] ?? '', abstract);
        } else if (name === 'w:num') {
          list = { abstract: undefined, levels: new Map(), starts: new Map() };
          this.#lists.set(attributes()['w:numId'] ?? '', list);
        } else if (name === 'w:lvl' || name === 'w:lvlOverride') {
          at = Number(attributes()['w:ilvl'] ?? 0);
          if (name === 'w:lvlOverride') return;
          level = { start: 1, format: 'decimal', text: '', suffix: 'tab', legal: false, style: undefined };
          (list ?? abstract)?.levels.set(at, level);
        } else if (name === 'w:abstractNumId' && list) list.abstract = value();
        else if (name === 'w:numStyleLink' && abstract) abstract.link = value();
        else if (name === 'w:startOverride') list?.starts.set(at, Number(value()) || 0);
        else if (level && name === 'w:start') level.start = Number(value()) || 0;
        else if (level && name === 'w:numFmt') level.format = value();
        else if (level && name === 'w:lvlText') level.text = value();
        else if (level && name === 'w:suff') level.suffix = value();
        else if (level && name === 'w:isLgl') level.legal = isOn(attributes);
        else if (level && name === 'w:pStyle') level.style = value();
      },
      close: (name) => {
        if (name === 'w:lvl') level = undefined;
        else if (name === 'w:num') list = undefined;
        else if (name === 'w:abstractNum') abstract = undefined;
      },
    });
  }

  #readStyles(xml: string): void {
    let style: Style | undefined;
    readWordXml(xml, {
      open: (name, attributes) => {
        const value = (): string => attributes()['w:val'] ?? '';
        if (name === 'w:style') {
          style = { basedOn: undefined, list: undefined, level: undefined };
          this.#styles.set(attributes()['w:styleId'] ?? '', style);
        } else if (style && name === 'w:basedOn') style.basedOn = value();
        else if (style && name === 'w:numId') style.list = value();
        else if (style && name === 'w:ilvl') style.level = Number(value()) || 0;
      },
      close: (name) => {
        if (name === 'w:style') style = undefined;
      },
    });
  }
}

/** Whether a property that is there is on (ECMA-376, 17.17.4). */
export const isOn = (attributes: () => Readonly<Record<string, string>>): boolean =>
  !['0', 'false', 'off', 'none'].includes(attributes()['w:val'] ?? '');

const CHINESE = '零一二三四五六七八九';

/** 一, 十二, 三十五; nobody counts on. */
function chinese(value: number): string {
  if (value < 1 || value > 99) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? CHINESE[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? CHINESE[ones] : ''}`;
}

/** From a row of characters that stand for 1, 2, 3…, else digits. */
const from =
  (first: string, count: number) =>
  (value: number): string =>
    value >= 1 && value <= count ? String.fromCodePoint((first.codePointAt(0) as number) + value - 1) : String(value);

const among =
  (characters: string) =>
  (value: number): string =>
    characters[value - 1] ?? String(value);

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  const signs = ['M', 'CM', 'D', 'CD', 'C', 'XC', 'L', 'XL', 'X', 'IX', 'V', 'IV', 'I'];
  let rest = value;
  return [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1].reduce((text, worth, index) => {
    const count = Math.floor(rest / worth);
    rest -= count * worth;
    return text + (signs[index] as string).repeat(count);
  }, '');
}

/** Kinds of numbers (ECMA-376, 17.18.59) that Chinese documents use; any other is written in digits. */
const NUMERALS: Readonly<Record<string, (value: number) => string>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) =>
    String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  decimalEnclosedCircle: from('①', 20),
  decimalEnclosedCircleChinese: from('①', 20),
  decimalEnclosedFullstop: from('⒈', 20),
  decimalEnclosedParen: from('⑴', 20),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: (value) => String(value).replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] as string),
  ideographEnclosedCircle: from('㊀', 10),
  ideographTraditional: among('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: among('子丑寅卯辰巳午未申酉戌亥'),
  lowerLetter: from('a', 26),
  upperLetter: from('A', 26),
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperRoman: roman,
};

const numeral = (value: number, format: string): string => (NUMERALS[format] ?? String)(value);
