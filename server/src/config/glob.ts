/** Longer globs are refused, and those whose braces stand for more. */
const LONGEST = 256;
const MOST_ALTERNATIVES = 64;

const ANY = Symbol('*');
const ONE = Symbol('?');
const DEEP = Symbol('**');

type Character = string | typeof ANY | typeof ONE;
type Segment = readonly Character[] | typeof DEEP;

/** A glob made ready; see `globOf`. */
export type Glob = readonly (readonly Segment[])[];

/**
 * Reads a glob over paths with `/`: `*` and `?` within a name, `**` for any folders, `{a,b}` for either; `\` takes the
 * meaning from the character behind it. Nothing else has a meaning.
 * @returns null where it is too long, stands for too much, or leads out of the folder
 */
export function globOf(text: string): Glob | null {
  if (text === '' || text.length > LONGEST) return null;
  const plain: string[] = [];
  if (!expand(text.normalize(), 0, plain)) return null;
  const globs = plain.map((one) => one.split('/'));
  const isInside = globs.every((names) => names[0] !== '' && names.every((name) => name !== '..' && name !== '.'));
  return isInside ? globs.map((names) => names.map(segmentOf)) : null;
}

/** The glob that this path, and no other, fits. */
export const globFor = (path: string): string => path.replace(/[\\*?{}]/g, '\\$&');

/**
 * Whether a path, relative and with `/`, fits. Takes time that grows with the glob times the path and no faster,
 * whatever stands in them: a translation to a regular expression would go on for hours where a stranger wrote the glob.
 */
export function fits(glob: Glob, path: string): boolean {
  const names = path
    .normalize()
    .split('/')
    .map((name) => [...name]);
  return glob.some((segments) =>
    matches<Segment, readonly string[]>(segments, names, DEEP, (segment, name) =>
      segment === DEEP ? false : matches(segment, name, ANY, (one, character) => one === ONE || one === character),
    ),
  );
}

/** Whether a row of parts fits a pattern, in which `any` stands for parts of any number. Goes back to the last `any` alone. */
function matches<P, T>(pattern: readonly P[], parts: readonly T[], any: P, fit: (one: P, part: T) => boolean): boolean {
  let at = 0;
  let last = -1;
  let from = 0;
  for (let part = 0; part < parts.length; ) {
    const one = pattern[at];
    if (at < pattern.length && one === any) {
      last = at++;
      from = part;
    } else if (at < pattern.length && fit(one as P, parts[part] as T)) {
      at++;
      part++;
    } else if (last >= 0) {
      at = last + 1;
      part = ++from;
    } else return false;
  }
  while (at < pattern.length && pattern[at] === any) at++;
  return at === pattern.length;
}

function segmentOf(name: string): Segment {
  if (name === '**') return DEEP;
  const characters: Character[] = [];
  for (let escaped = false, rest = [...name], at = 0; at < rest.length; at++) {
    const one = rest[at] as string;
    if (!escaped && one === '\\' && at + 1 < rest.length) escaped = true;
    else {
      characters.push(escaped ? one : one === '*' ? ANY : one === '?' ? ONE : one);
      escaped = false;
    }
  }
  return characters;
}

/** Writes out the braces from a place on; a brace that nothing closes is a character. False where there are too many. */
function expand(text: string, from: number, into: string[]): boolean {
  for (let open = from; open < text.length; open++) {
    if (text[open] === '\\') open++;
    else if (text[open] === '{') {
      const inside = alternatives(text, open);
      if (!inside) continue;
      return inside.parts.every((part) => expand(text.slice(0, open) + part + text.slice(inside.end), open, into));
    }
  }
  into.push(text);
  return into.length <= MOST_ALTERNATIVES;
}

function alternatives(text: string, open: number): { readonly parts: readonly string[]; readonly end: number } | null {
  const parts: string[] = [];
  for (let at = open + 1, begin = at, depth = 0; at < text.length; at++) {
    const one = text[at];
    if (one === '\\') at++;
    else if (one === '{') depth++;
    else if (one === '}' && depth > 0) depth--;
    else if ((one === ',' && depth === 0) || one === '}') {
      parts.push(text.slice(begin, at));
      if (one === '}') return { parts, end: at + 1 };
      begin = at + 1;
    }
  }
  return null;
}
