import { sections } from '../form/tables.js';
import { finding } from './finding.js';
import type { Rule } from './rule.js';

/** Sections stand in another order than the form's. The fewest that would have to move are named. */
export const sectionOrder: Rule = {
  id: 'section-order',
  severity: 'warning',
  title: { zh: '各部分顺序有误', en: 'Sections stand in the wrong order' },
  *check({ report, say }) {
    const places = report.sections.map((read) => sections.findIndex(({ key }) => key === read.section.key));
    const inOrder = longestRising(places);
    for (const [index, read] of report.sections.entries()) {
      if (inOrder.has(index)) continue;
      const title = `${read.section.numeral}、${read.section.title}`;
      yield finding(sectionOrder, read.line, say(`“${title}”的位置与格式顺序不符`, `“${title}” stands out of order`));
    }
  },
};

/** Indexes of a longest rising subsequence. */
function longestRising(values: readonly number[]): Set<number> {
  let best: number[] = [];
  const ending: number[][] = [];
  for (const [index, value] of values.entries()) {
    let chain: number[] = [];
    for (let before = 0; before < index; before++) {
      const other = ending[before] ?? [];
      if ((values[before] as number) < value && other.length > chain.length) chain = other;
    }
    ending.push([...chain, index]);
    if (chain.length + 1 > best.length) best = [...chain, index];
  }
  return new Set(best);
}
