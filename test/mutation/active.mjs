// How mutants ask whether they are the one that is tried. Stands for what Stryker puts into every file, which counts at
// every step what is reached: that takes ten times what the tests themselves do.

const state = globalThis.__stryker__;
const { activeMutant } = state;

export function isActive(id) {
  if (activeMutant !== id) return false;
  if (++state.hitCount > state.hitLimit) throw new Error('a loop without end');
  return true;
}

export function reached() {}
