/** Blanks that may surround or break a label or a number: no-break, full-width and zero-width ones, form feeds. */
export function isBlank(code: number): boolean {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return true;
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0xfeff
  );
}

/** 0–9 and ０–９. */
export const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);

/** The same characters on their own: what is cut from a text keeps all of it in memory. */
export const detached = (words: string): string => ` ${words}`.slice(1);
