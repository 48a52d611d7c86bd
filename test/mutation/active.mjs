// Which mutant is tried. Stands for what Stryker puts into every file, which counts at every step what is reached: that
// takes ten times what the tests themselves do.

const state = globalThis.__stryker__;

export const active = Number(state.activeMutant);

/** The mutant that is tried is reached. */
export function hit() {
  if (++state.hitCount > state.hitLimit) throw new Error('a loop without end');
  return true;
}
