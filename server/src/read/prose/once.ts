import { detached } from '../../parse/characters.js';

/** Passages of the documents somebody works on; an edit leaves all but one of them as they were. */
const MOST = 400;
const LONGEST = 4000;

/**
 * A pure function of some words that works once for the same ones.
 * @param work may look at the words where they stand (`place`), as long as nothing else there changes what it finds
 */
export function once<Result, Place = void>(
  work: (words: string, place: Place) => Result,
): (words: string, place: Place) => Result {
  const known = new Map<string, Result>();
  return (words, place) => {
    if (words.length > LONGEST) return work(words, place);
    let result = known.get(words);
    if (result === undefined) {
      const own = detached(words);
      result = work(own, place);
      if (known.size >= MOST) known.clear();
      known.set(own, result);
    }
    return result;
  };
}
