// Stands for test/server/cost.ts in the bundle of the mutation runner: sources with mutants in them take longer, and no
// test is to fail for that.
export function costOf(work) {
  work();
  return 0;
}

export function assertCost(_most, work) {
  work(0);
}
