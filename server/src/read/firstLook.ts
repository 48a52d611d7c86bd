import { isBlank } from '../parse/characters.js';
import type { Line } from '../parse/tree.js';
import { COMMON, LONGEST_LABEL, landmarks } from './landmarks.js';
import { isNumeral, withoutNumerals } from './lexicon.js';
import { readAs } from './normalise.js';
import { LIKE_A_TITLE, LONGEST_TITLE, titleCharacters } from './titles.js';

/**
 * Whether a line is neither label nor title by a first look: words in one cell, too long for either, or with too few of
 * their characters. Most lines of a long text are; they cost a walk over their characters and no memory.
 */
export function isProse(text: string, { start, end }: Line): boolean {
  let first = start;
  while (first < end && isBlank(text.charCodeAt(first))) first++;
  let at = first;
  while (at < end && isNumeral(readAs(text.charCodeAt(at)))) at++;
  const next = text.charCodeAt(at);
  if (at === end || (at > first ? isBlank(next) || endsNumeral[next] : beginsMark[next])) return false;
  const isShort = end - first <= LONGEST_LABEL;
  let length = at - first;
  let familiar = 0;
  let mayBeLabel: boolean | undefined;
  let wasBlank = false;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    const read = readAs(code);
    if (read !== 0) {
      if (!isNumeral(read)) mayBeLabel ??= isShort && beginsLabel[read] === 1;
      familiar += inTitle[read] as number;
      length++;
      wasBlank = false;
    } else {
      const isGap = isBlank(code);
      if (endsCell[code] || (isGap && wasBlank)) return false;
      wasBlank = isGap;
    }
  }
  return mayBeLabel === false && (end - first > LONGEST_TITLE || familiar < LIKE_A_TITLE * length);
}

/** Which characters are among these, by their codes: every character of a text is asked about. */
function among(characters: Iterable<string>): Uint8Array {
  const codes = new Uint8Array(0x10000);
  for (const character of characters) codes[character.charCodeAt(0)] = 1;
  return codes;
}

const inTitle = among(titleCharacters);
const beginsLabel = among([...landmarks.keys(), ...COMMON].map(withoutNumerals));
/** What may begin a numbering, a frame, markup or the mark of a conflict. */
const beginsMark = among('#*=>（(〔[第|│┃║<');
/** What may stand behind a numeral that numbers a title or label, as 部 of 第一部分. */
const endsNumeral = among('、.．,，:：)）部');
/** What cells stand apart by, besides two blanks. */
const endsCell = among('\t|\u3000');
