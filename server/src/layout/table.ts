import type { Part, Table } from '../form/model.js';

/** An empty table as the form prints it: a row a line, cells apart by tabs, numbers left to fill in. */
export function emptyTable(table: Table, newline: string): string {
  const lines = table.across ? acrossLines(table) : table.parts.flatMap((part) => partLines(table, part));
  return lines.map((cells) => cells.join('\t') + newline).join('');
}

function partLines(table: Table, part: Part): string[][] {
  const labelCells = part.rows.some((row) => row.group) ? 3 : 1;
  const lead = (cells: string[]): string[] => [...Array<string>(labelCells - cells.length).fill(''), ...cells];
  const labels = part.columns.map((column) => column.label);
  const head = part.caption ? [[part.caption], ['信息内容', ...labels]] : [[table.corner ?? '', '', '', ...labels]];
  const rows = part.rows.map((row, index) => {
    const isFirst = row.group !== part.rows[index - 1]?.group;
    const cells = row.group ? lead([isFirst ? row.group : '', row.label]) : [row.label, ...lead([]).slice(1)];
    return [...cells, ...part.columns.map(() => '')];
  });
  return [...head, ...rows];
}

function acrossLines(table: Table): string[][] {
  const part = table.parts[0] as Part;
  const places = part.rows.flatMap(() => part.columns);
  return [
    part.rows.flatMap((row) => [row.label, ...part.columns.slice(1).map(() => '')]),
    places.map((column) => column.label),
    places.map(() => ''),
  ];
}
