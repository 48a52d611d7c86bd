import { looksMoved } from '../read/balance.js';
import type { Cell } from '../read/report.js';
import type { Block } from './block.js';
import { effect, type System, settled, shortest, unit } from './system.js';

/** Equations from which the blanks are removed, each made the unknown of a line. */
export interface Start {
  readonly system: System;
  readonly lineOf: ReadonlyMap<number, number>;
}

/** Makes each blank the unknown of an equation, of the shortest that has it: its row. */
export function withoutBlanks(system: System, blanks: readonly number[]): Start {
  const lineOf = new Map<number, number>();
  let rest = system;
  for (const blank of blanks) {
    const lines = [...rest.missing.keys()].filter(
      (line) => !rest.settled[line] && effect(rest, line, unit(blank)) !== 0,
    );
    const line = shortest(rest, lines);
    if (line < 0) continue;
    rest = settled(rest, line, unit(blank));
    lineOf.set(blank, line);
  }
  return { system: rest, lineOf };
}

/**
 * Puts numbers into the blanks of a block.
 * @param missing what each line lacks with the other numbers
 * @param due one number a cell, the blanks 0
 */
export function fillBlanks({ blanks }: Block, start: Start, missing: readonly number[], due: number[]): void {
  for (const [blank, line] of start.lineOf)
    due[blank] = 0 - (missing[line] as number) / effect(start.system, line, unit(blank));
  for (const blank of blanks) if (!start.lineOf.has(blank)) raise(blank, start, due);
}

/** A blank without an equation of its own takes as much as others need of it, to be no less than 0. */
function raise(blank: number, { system, lineOf }: Start, due: number[]): void {
  const linked = [...lineOf].map(([other, line]) => {
    return { other, by: -effect(system, line, unit(blank)) / effect(system, line, unit(other)) };
  });
  const needed = Math.max(0, ...linked.map(({ other, by }) => (by > 0 ? Math.ceil(-(due[other] as number) / by) : 0)));
  due[blank] = (due[blank] as number) + needed;
  for (const { other, by } of linked) due[other] = (due[other] as number) + by * needed;
}

/**
 * Blanks that might as well hold other numbers: totals that only their own row tells about, where that row looks as if
 * its numbers had moved; those without an equation of their own, unless one in which nothing is
 * left for them says that they are 0, and those whose equation has one of these.
 */
export function guessedBlanks(block: Block, { system, lineOf }: Start, due: readonly number[]): Set<number> {
  const { blanks } = block;
  const open = new Set(blanks.filter((blank) => !lineOf.has(blank)));
  const lines = [...lineOf].map(([blank, line]) => {
    const own = effect(system, line, unit(blank));
    const others = blanks.filter((other) => !lineOf.has(other) && effect(system, line, unit(other)) !== 0);
    return { blank, others, isSum: others.every((other) => own * effect(system, line, unit(other)) > 0) };
  });
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const { blank, others, isSum } of lines)
      if (isSum && due[blank] === 0) for (const other of others) open.delete(other);
  }
  return new Set([
    ...blanks.filter((blank) => isUnchecked(block, blank)),
    ...open,
    ...lines.flatMap(({ blank, others }) => (others.some((one) => open.has(one)) ? blank : [])),
  ]);
}

/** Whether only its own row tells about a blank total, and its numbers may have moved. */
function isUnchecked({ relations, cells }: Block, blank: number): boolean {
  const { path, row, column } = cells[blank] as Cell;
  const uses = relations.filter(({ left, right }) => left.includes(path) || right.includes(path)).length;
  return column.total === true && uses === 1 && looksMoved(cells.filter((cell) => cell.row === row));
}
