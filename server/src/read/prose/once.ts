import { detached } from '../../parse/characters.js';

/** Passages of the documents somebody works on; an edit leaves all but one of them as they were. */
const MOST = 400;
const LONGEST = 4000;

/** A pure function of a passage's words that works once for the same words. */
export function once<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (text.length > LONGEST) return work(text);
    let result = known.get(text);
    if (result === undefined) {
      result = work(text);
      if (known.size >= MOST) known.delete(known.keys().next().value as string);
      known.set(detached(text), result);
    }
    return result;
  };
}
