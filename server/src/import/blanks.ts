/** Zero-width blanks and soft hyphens. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g;
const BLANKS = /[ \t\n\r\f\v\u00a0]+/g;
const CHINESE = /[\p{Script=Han}\u2018-\u201d\u3000-\u303f\uff00-\uffef]/u;

export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** Blanks and line ends as a browser shows them: one blank, and none where a line ends between Chinese characters. */
export function inOneLine(source: string): string {
  const text = withoutInvisible(source);
  return text
    .replace(BLANKS, (blanks, at: number) => {
      const ends = blanks.includes('\n') || blanks.includes('\r');
      return ends && CHINESE.test(text[at - 1] ?? '') && CHINESE.test(text[at + blanks.length] ?? '') ? '' : ' ';
    })
    .trim();
}
