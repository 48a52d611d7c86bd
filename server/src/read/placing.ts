import { coreOf } from './slots.js';
import type { Slot } from './tokens.js';

/** The numbers of a row, and its level: rows of one level begin alike, those of a deeper one not farther right. */
export interface Placed {
  readonly level: number;
  readonly slots: readonly Slot[];
  readonly width: number;
}

/** Where the numbers of a level begin: certainly, where a row prints all of them; else at most so far to the right. */
interface Lead {
  readonly at: number;
  readonly certain: boolean;
}

/**
 * Finds the `width` places of a row among those of its line. Merged label cells leave empty places in front, merged
 * numbers and a closing tab leave some behind; the rows beside it tell how many, and which columns are left blank.
 */
export class Placer {
  private readonly leads: ReadonlyMap<number, Lead>;
  /** Offsets that fit all rows with as many places: they are built alike. */
  private readonly offsets: ReadonlyMap<string, readonly [number, number]>;
  /** How often each column is blank where that is certain. */
  private readonly blanks: readonly number[];

  constructor(rows: readonly Placed[]) {
    this.leads = leadsOf(rows);
    this.offsets = offsetsOf(rows);
    const certain = rows.filter(({ slots, width }) => slots.length === width && coreOf(slots)[1] > 0);
    this.blanks = Array.from(
      { length: Math.max(0, ...certain.map(({ width }) => width)) },
      (_, column) => certain.filter(({ slots }) => slots[column]?.kind === 'blank').length,
    );
  }

  /** null where there are fewer or more numbers than places. */
  place(row: Placed): readonly Slot[] | null {
    const { level, slots, width } = row;
    const [start, end] = coreOf(slots);
    const lead = this.leads.get(level);
    if (end - start === width) return slots.slice(start, end);
    if (lead?.certain && slots.length - lead.at < width) return null;
    const at = lead?.at ?? 0;
    if (end === 0) {
      const first = Math.min(at, slots.length - width);
      return first < 0 ? null : slots.slice(first, first + width);
    }
    const [low, high] = this.offsets.get(shapeOf(row)) ?? [1, 0];
    const fits = low <= high ? ([low, high] as const) : ([end - width, start] as const);
    let best: { at: number; price: number } | null = null;
    for (let from = Math.max(0, fits[0]); from <= fits[1] && from + width <= slots.length; from++) {
      const price = Math.abs(from - at) - (lead?.certain ? 0 : this.likely(slots.slice(from, from + width)));
      if (best === null || price < best.price) best = { at: from, price };
    }
    return best && slots.slice(best.at, best.at + width);
  }

  /** How well the blanks of a row agree with those of the rows that are certain. */
  private likely(slots: readonly Slot[]): number {
    let rows = 0;
    slots.forEach((slot, column) => {
      if (slot.kind === 'blank') rows += this.blanks[column] ?? 0;
    });
    return rows;
  }
}

const shapeOf = ({ level, slots }: Placed): string => `${level} ${slots.length}`;

function leadsOf(rows: readonly Placed[]): Map<number, Lead> {
  const leads = new Map<number, Lead>();
  for (const { level, slots, width } of rows) {
    const [start, end] = coreOf(slots);
    if (end === 0 || end - start > width) continue;
    const known = leads.get(level);
    const certain = end - start === width;
    if (!known || (certain && !known.certain)) leads.set(level, { at: start, certain });
    else if (certain === known.certain && start < known.at) leads.set(level, { at: start, certain });
  }
  for (const [level, lead] of leads) {
    if (lead.certain) continue;
    const above = [...leads].filter(([other, { certain }]) => other < level && certain).map(([, { at }]) => at);
    leads.set(level, { ...lead, at: Math.min(lead.at, ...above) });
  }
  return leads;
}

function offsetsOf(rows: readonly Placed[]): Map<string, readonly [number, number]> {
  const offsets = new Map<string, readonly [number, number]>();
  for (const row of rows) {
    const [start, end] = coreOf(row.slots);
    if (end === 0 || end - start > row.width) continue;
    const [low, high] = offsets.get(shapeOf(row)) ?? [0, Number.POSITIVE_INFINITY];
    offsets.set(shapeOf(row), [Math.max(low, end - row.width), Math.min(high, start)]);
  }
  return offsets;
}
