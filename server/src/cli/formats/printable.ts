/**
 * Words of a document or a name of a file as a terminal may be given them: what would command it, break the line or
 * turn the direction of writing is shown as a replacement character.
 */
export const printable = (words: string): string => words.replace(COMMANDS, '\uFFFD');

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const COMMANDS = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** A text of several lines, and of cells with tabs in between, for a terminal; for anybody else just as it is. */
export const printableText = (text: string, { isTTY }: { readonly isTTY?: boolean }): string =>
  isTTY ? text.replace(/[^\t\r\n]+|\r(?!\n)/g, printable) : text;
