import { inOneLine } from './blanks.js';

/** A cell in quotes, its own quotes doubled: how spreadsheets copy one of several lines. No cell is longer. */
const QUOTED = /(?<=^|[\t\r\n])"((?:[^"\t]|""){1,500})"(?=[\t\r\n]|$)/g;

/** Text as spreadsheets copy it, each cell in one line. */
export const withoutQuotes = (text: string): string =>
  text.replace(QUOTED, (whole, words: string) =>
    /[\r\n]/.test(words) ? inOneLine(words.replaceAll('""', '"')) : whole,
  );
