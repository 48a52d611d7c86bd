import type { Span } from '../parse/tree.js';
import { passagesOf, spanIn } from '../read/prose/passages.js';
import type { Report } from '../read/report.js';

/** A law or official document that the text of a report names. */
export interface LawNamed {
  /** The title with its marks 《》, or the number. */
  readonly span: Span;
  /** The same without blanks, in simplified characters. */
  readonly words: string;
}

/** Titles in 《》 that are laws or official documents by their last word; newspapers, bulletins and lists are none. */
const TITLE =
  /《[^《》]{0,100}(?:法|条例|规定|办法|细则|规则|规范|解释|决定|意见|通知|格式)(?:[（(][^（）()《》]{1,12}[)）])?》/g;
/** `国办公开办函〔2021〕30号`, `国务院令第711号`; of other organs' numbers only what is behind their signs. */
const NUMBER = /(?:国[一-鿿]{0,6}[发函字])?[〔［[（(](?:19|20)\d\d[〕］\])）]第?\d{1,4}号|国务院令第\d{1,4}号/g;

/** Laws and official documents named in the prose, in the order of the text. */
export function lawsIn(report: Report): LawNamed[] {
  const found: LawNamed[] = [];
  for (const passage of passagesOf(report)) {
    const { text } = passage;
    if (!text.includes('《') && !text.includes('号')) continue;
    for (const expression of [TITLE, NUMBER])
      for (const { index, 0: words } of text.matchAll(expression))
        found.push({ words, span: spanIn(passage, index, index + words.length) });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}
