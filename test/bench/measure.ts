export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Milliseconds that a piece of work takes, waiting included. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Median milliseconds of several pieces of work, run in turns after a warm-up so that noise hits all alike.
 * @param prepare what is done before each turn, and not timed
 */
export async function compare(
  works: readonly (() => unknown)[],
  runs: number,
  prepare?: (turn: number) => void | Promise<void>,
): Promise<number[]> {
  const times: number[][] = works.map(() => []);
  const warmUp = Math.max(2, Math.ceil(runs / 4));
  for (let run = -warmUp; run < runs; run++) {
    await prepare?.(warmUp + run);
    for (const [index, work] of works.entries()) {
      const time = await timed(work);
      if (run >= 0) times[index]?.push(time);
    }
  }
  return times.map(median);
}

/** A table for the terminal, numbers to the right. */
export function print(title: string, head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const text = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)));
  const widths = head.map((name, at) => Math.max(name.length, ...text.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string => row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('  ');
  console.log(`\n${title}\n${line(head)}\n${text.map(line).join('\n')}`);
}
