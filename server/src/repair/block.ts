import type { CellPath, Relation } from '../form/model.js';
import type { Cell, Report } from '../read/report.js';

/** What relations that share cells, directly or through others, are made of; the same for all reports that have them. */
interface Shape {
  readonly relations: readonly Relation[];
  readonly paths: readonly CellPath[];
  /** The place of each cell. */
  readonly at: ReadonlyMap<CellPath, number>;
  /** For each relation a line over all cells: 1 on its left side, −1 on its right, 0 elsewhere. */
  readonly coefficients: Int16Array;
  /** For each cell the total of its row, and that of its column; −1 for none. */
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
}

/**
 * A shape with a report's numbers: what is wrong in one block tells nothing about another. Table 三 is one block, each
 * group of table 四 another.
 */
export interface Block extends Shape {
  readonly cells: readonly Cell[];
  /** One number a cell, 0 for a blank. */
  readonly values: readonly number[];
  /** Cells without a number. */
  readonly blanks: readonly number[];
}

/** The blocks of these relations, in the order of the form. */
export function blocksOf(report: Report, relations: readonly Relation[]): Block[] {
  return shapesOf(relations).map((shape) => {
    const cells = shape.paths.map((path) => report.cells.get(path) as Cell);
    return {
      ...shape,
      cells,
      values: cells.map(({ value }) => value ?? 0),
      blanks: cells.flatMap(({ value }, cell) => (value === null ? cell : [])),
    };
  });
}

const known = new WeakMap<readonly Relation[], readonly Shape[]>();

function shapesOf(relations: readonly Relation[]): readonly Shape[] {
  const shapes = known.get(relations) ?? connected(relations).map(shapeOf);
  known.set(relations, shapes);
  return shapes;
}

/** Relations in groups that share no cell. */
function connected(relations: readonly Relation[]): Relation[][] {
  const groups: { relations: Relation[]; paths: Set<CellPath> }[] = [];
  for (const relation of relations) {
    const paths = new Set([...relation.left, ...relation.right]);
    const met = groups.filter((group) => [...paths].some((path) => group.paths.has(path)));
    const group = met[0] ?? { relations: [], paths: new Set<CellPath>() };
    if (met.length === 0) groups.push(group);
    for (const other of met.slice(1)) {
      groups.splice(groups.indexOf(other), 1);
      group.relations.push(...other.relations);
      for (const path of other.paths) group.paths.add(path);
    }
    group.relations.push(relation);
    for (const path of paths) group.paths.add(path);
  }
  return groups.map((group) => group.relations);
}

function shapeOf(relations: readonly Relation[]): Shape {
  const paths = [...new Set(relations.flatMap(({ left, right }) => [...left, ...right]))];
  const at = new Map(paths.map((path, cell) => [path, cell]));
  const coefficients = new Int16Array(relations.length * paths.length);
  const rowTotals = paths.map(() => -1);
  const columnTotals = paths.map(() => -1);
  relations.forEach(({ rule, left, right }, line) => {
    const totals = rule === 'requests-outcome-total' ? columnTotals : rowTotals;
    for (const path of left) {
      const cell = at.get(path) as number;
      coefficients[line * paths.length + cell] = 1;
      if (rule !== 'requests-balance') totals[cell] = at.get(right[0] as CellPath) as number;
    }
    for (const path of right) coefficients[line * paths.length + (at.get(path) as number)] = -1;
  });
  return { relations, paths, at, coefficients, rowTotals, columnTotals };
}
