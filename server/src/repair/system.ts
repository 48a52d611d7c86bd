import type { Block } from './block.js';

/**
 * The relations of a block as linear equations: for each a line of whole coefficients over its cells, and what is
 * missing in it (left side minus right side). Nothing is ever divided.
 */
export interface System {
  readonly width: number;
  /** Line after line. */
  readonly coefficients: Int16Array;
  readonly missing: Float64Array;
  /** Lines that determine something already chosen; they hold whatever happens. */
  readonly settled: Uint8Array;
}

/** A change of several cells in fixed proportion: what changes, and by how much for each unit of it. */
export interface Direction {
  readonly cells: readonly number[];
  readonly steps: readonly number[];
}

/** One more of a cell. */
export const unit = (cell: number): Direction => ({ cells: [cell], steps: [1] });

export function systemOf({ relations, paths, coefficients, values }: Block): System {
  const width = paths.length;
  const missing = new Float64Array(relations.length);
  for (let line = 0; line < missing.length; line++)
    for (let cell = 0; cell < width; cell++)
      missing[line] =
        (missing[line] as number) + (coefficients[line * width + cell] as number) * (values[cell] as number);
  return { width, coefficients, missing, settled: new Uint8Array(relations.length) };
}

/** How much a line changes for each unit of a direction. */
export function effect({ width, coefficients }: System, line: number, { cells, steps }: Direction): number {
  let sum = 0;
  for (let i = 0; i < cells.length; i++)
    sum += (coefficients[line * width + (cells[i] as number)] as number) * (steps[i] as number);
  return sum;
}

/**
 * The system with a direction's size made the unknown of one line and removed from all others (Gauss–Jordan): these
 * then say what must hold whatever that size is.
 */
export function settled(system: System, pivot: number, direction: Direction): System {
  const { width } = system;
  const coefficients = system.coefficients.slice();
  const missing = system.missing.slice();
  const own = effect(system, pivot, direction);
  for (let line = 0; line < missing.length; line++) {
    const other = line === pivot ? 0 : effect(system, line, direction);
    if (other === 0) continue;
    const [scale, times] = other % own === 0 ? [1, other / own] : [own, other];
    for (let cell = 0; cell < width; cell++) {
      const at = line * width + cell;
      coefficients[at] = (coefficients[at] as number) * scale - (coefficients[pivot * width + cell] as number) * times;
    }
    missing[line] = (missing[line] as number) * scale - (missing[pivot] as number) * times;
  }
  const done = system.settled.slice();
  done[pivot] = 1;
  return { width, coefficients, missing, settled: done };
}

/** The system after a change of known size. */
export function changed(system: System, direction: Direction): System {
  return { ...system, missing: system.missing.map((missing, line) => missing + effect(system, line, direction)) };
}

/** Lines that do not hold. */
export function broken({ missing, settled: done }: System): number[] {
  const found: number[] = [];
  for (let line = 0; line < missing.length; line++) if (!done[line] && missing[line] !== 0) found.push(line);
  return found;
}

/** Of these lines the one with the fewest cells; −1 of none. */
export function shortest({ width, coefficients }: System, lines: readonly number[]): number {
  let best = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    let cells = 0;
    for (let at = line * width; at < (line + 1) * width; at++) if (coefficients[at] !== 0) cells++;
    if (cells < fewest) [best, fewest] = [line, cells];
  }
  return best;
}
