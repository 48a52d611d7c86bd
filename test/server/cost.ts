import assert from 'node:assert/strict';

/** Milliseconds of the processor that some work takes: tests run side by side, and the clock counts the others too. */
export function costOf(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  return process.cpuUsage(begun).user / 1000;
}

/**
 * Some work takes at most so many milliseconds of the processor, once of three times: a single time may have to collect
 * what others left, or run where a core is shared. What grows with the square of its text never does.
 * @param work is given which time it is: what is remembered of a text needs another text to cost anything again
 */
export function assertCost(most: number, work: (time: number) => unknown, what = ''): void {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3 && least > most; time++)
    least = Math.min(
      least,
      costOf(() => work(time)),
    );
  assert.ok(least <= most, `${what} ${least.toFixed()} ms, where ${most} are the most`);
}
