/** Milliseconds of the processor that some work takes: tests run side by side, and the clock counts the others too. */
export function costOf(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  return process.cpuUsage(begun).user / 1000;
}
