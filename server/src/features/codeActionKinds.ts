/** Wording, numerals and labels. People have this run on save, so it never touches a number. */
export const fixAllKind = 'source.fixAll.gongkai';
/** Changes of a whole report, on request only. The commands of the VS Code extension show them first. */
export const correctAllKind = 'source.correctAll.gongkai';
export const insertMissingKind = 'source.insertMissing.gongkai';
export const recomputeTotalsKind = 'source.recomputeTotals.gongkai';

export const codeActionKinds = ['quickfix', fixAllKind, correctAllKind, insertMissingKind, recomputeTotalsKind];

/** `source.fixAll` asks for `source.fixAll.gongkai`, too; nothing asked for means everything that belongs in a light bulb. */
export const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  only === undefined || only.some((asked) => asked === '' || asked === kind || kind.startsWith(`${asked}.`));
