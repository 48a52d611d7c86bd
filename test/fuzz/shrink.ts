/**
 * A shorter text that still fails: lines are taken out, then characters, as many at once as can be.
 * @param fails whether a text fails in the same way
 */
export function shrunk(text: string, fails: (text: string) => boolean): string {
  const lines = without(text.split(/(?<=\n)/), (kept) => fails(kept.join('')));
  return without([...lines.join('')], (kept) => fails(kept.join(''))).join('');
}

/** What is left of a list when everything is taken out that can be, in runs that are halved again and again. */
function without<T>(all: readonly T[], fails: (kept: readonly T[]) => boolean): readonly T[] {
  let kept = all;
  for (let size = Math.ceil(all.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (fails(fewer)) kept = fewer;
      else at += size;
    }
  }
  return kept;
}
