import type { CellPath, Relation } from '../form/model.js';
import type { Cell, Report } from '../read/report.js';

/**
 * Relations that share cells, directly or through others, with their numbers: what is wrong in one block tells nothing
 * about another. Table 三 is one block, each group of table 四 another.
 */
export interface Block {
  readonly relations: readonly Relation[];
  readonly cells: readonly Cell[];
  /** The place of each cell. */
  readonly at: ReadonlyMap<CellPath, number>;
  /** One number a cell, 0 for a blank. */
  readonly values: readonly number[];
  /** Cells without a number. */
  readonly blanks: readonly number[];
}

/** The blocks of these relations, in the order of the form. */
export function blocksOf(report: Report, relations: readonly Relation[]): Block[] {
  const groupOf = new Map<CellPath, Relation[]>();
  for (const relation of relations) {
    let group: Relation[] = [];
    for (const paths of [relation.left, relation.right])
      for (const path of paths) {
        const other = groupOf.get(path);
        if (other && other !== group) group = merged(other, group, groupOf);
      }
    group.push(relation);
    for (const paths of [relation.left, relation.right]) for (const path of paths) groupOf.set(path, group);
  }
  return [...new Set(groupOf.values())].map((group) => blockOf(report, group));
}

/** The relations of one group added to another. */
function merged(into: Relation[], group: readonly Relation[], groupOf: Map<CellPath, Relation[]>): Relation[] {
  for (const relation of group) {
    into.push(relation);
    for (const path of [...relation.left, ...relation.right]) groupOf.set(path, into);
  }
  return into;
}

function blockOf(report: Report, relations: readonly Relation[]): Block {
  const cells: Cell[] = [];
  const at = new Map<CellPath, number>();
  for (const { left, right } of relations)
    for (const paths of [left, right])
      for (const path of paths) {
        if (at.has(path)) continue;
        at.set(path, cells.length);
        cells.push(report.cells.get(path) as Cell);
      }
  return {
    relations,
    cells,
    at,
    values: cells.map(({ value }) => value ?? 0),
    blanks: cells.flatMap(({ value }, index) => (value === null ? index : [])),
  };
}
