import type { CellPath } from '../form/model.js';
import type { Span } from '../parse/tree.js';
import type { Finding, Fix, Rule } from './rule.js';

/** A finding of a rule; what is not given is empty. */
export function finding(
  rule: Pick<Rule, 'id' | 'severity'>,
  span: Span,
  message: string,
  rest: Partial<Omit<Finding, 'rule' | 'span' | 'message'>> = {},
): Finding {
  return {
    rule: rule.id,
    severity: rule.severity,
    message,
    span,
    cells: [],
    relations: [],
    related: [],
    fixes: [],
    ...rest,
  };
}

/** The one certain correction: these words, or this number, instead. */
export const certainly = (title: string, ...edits: Fix['edits'][number][]): Fix => ({ title, preferred: true, edits });

/** A correction among others. */
export const possibly = (title: string, ...edits: Fix['edits'][number][]): Fix => ({ title, preferred: false, edits });

/** A missing part put in, with nothing where its numbers go. */
export const inserting = (title: string, ...edits: Fix['edits'][number][]): Fix => ({
  ...possibly(title, ...edits),
  inserts: true,
});

export const pathsOf = (cells: readonly { readonly path: CellPath }[]): CellPath[] => cells.map((cell) => cell.path);
