/**
 * What the words and numbers of a report are called to a client that knows these names, and the type of the protocol
 * that every other client gets instead. `package.json` declares the same for VS Code.
 */
export const tokenTypes = {
  sectionTitle: 'keyword',
  rowLabel: 'property',
  columnLabel: 'type',
  number: 'number',
  /** Nine of ten numbers are zeros: most editors dim this. */
  zero: 'comment',
  total: 'enumMember',
  wrongNumber: 'regexp',
  law: 'string',
  date: 'macro',
  organ: 'class',
} as const;

export type TokenType = keyof typeof tokenTypes;
export const tokenNames = Object.keys(tokenTypes) as TokenType[];
