/** Words that no report is without; most other texts are. */
const REPORT = /公\s{0,4}[开開]/;

/** Whether a text is worth being read: quick, for the many that are not. */
export const mayBeReport = (text: string): boolean => REPORT.test(text);

/** A name for a text: two hashes of its characters, and its length. */
export function contentOf(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other + code, 0x5bd1e995) ^ (other >>> 15);
  }
  return `${text.length} ${one} ${other}`;
}
