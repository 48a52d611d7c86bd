import { coreOf } from './slots.js';
import type { Slot } from './tokens.js';

/** The numbers of a row, and how far to the right its label stands: rows of one level begin alike. */
export interface Placed {
  readonly level: string;
  readonly slots: readonly Slot[];
  readonly width: number;
}

/**
 * Finds the `width` places of a row among those of its line. Merged label cells leave empty places in front, merged
 * numbers and a closing tab leave some behind; the rows beside it tell how many, and which columns are left blank.
 */
export class Placer {
  private readonly leads: ReadonlyMap<string, number>;
  /** How often each column is blank where that is certain. */
  private readonly blanks: readonly number[];

  constructor(rows: readonly Placed[]) {
    this.leads = usualLeads(rows);
    const certain = rows.filter(({ slots, width }) => slots.length === width && coreOf(slots)[1] > 0);
    this.blanks = Array.from(
      { length: Math.max(0, ...certain.map(({ width }) => width)) },
      (_, column) => certain.filter(({ slots }) => slots[column]?.kind === 'blank').length,
    );
  }

  /** null where there are fewer or more numbers than places. */
  place({ level, slots, width }: Placed): readonly Slot[] | null {
    const [start, end] = coreOf(slots);
    const lead = this.leads.get(level);
    if (lead !== undefined && slots.length - lead < width && end - start < width) return null;
    if (end === 0) {
      const at = Math.min(lead ?? 0, slots.length - width);
      return at < 0 ? null : slots.slice(at, at + width);
    }
    let best: { at: number; price: number } | null = null;
    for (let at = Math.max(0, end - width); at <= start && at + width <= slots.length; at++) {
      const price = Math.abs(at - (lead ?? 0)) - this.likely(slots.slice(at, at + width));
      if (best === null || price < best.price) best = { at, price };
    }
    return best && slots.slice(best.at, best.at + width);
  }

  /** How well the blanks of a row agree with those of the rows that are certain: more than any distance where they do. */
  private likely(slots: readonly Slot[]): number {
    let rows = 0;
    slots.forEach((slot, column) => {
      if (slot.kind === 'blank') rows += this.blanks[column] ?? 0;
    });
    return rows;
  }
}

/** How many empty places stand before the numbers, usually: in the rows of each level that print the most. */
function usualLeads(rows: readonly Placed[]): Map<string, number> {
  const cores = new Map<string, (readonly [number, number])[]>();
  for (const { level, slots, width } of rows) {
    const core = coreOf(slots);
    const length = core[1] - core[0];
    if (length === 0 || length > width) continue;
    const own = cores.get(level);
    if (own) own.push(core);
    else cores.set(level, [core]);
  }
  return new Map([...cores].map(([level, own]) => [level, usualStart(own)]));
}

/** Where the longest of these begin, most of them. */
function usualStart(cores: readonly (readonly [number, number])[]): number {
  const longest = Math.max(...cores.map(([start, end]) => end - start));
  const counts = new Map<number, number>();
  for (const [start, end] of cores) if (end - start === longest) counts.set(start, (counts.get(start) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
