import type { CodeAction } from 'vscode-languageserver';
import { missingEdits } from '../check/missing.js';
import { allPreferred } from '../check/preferred.js';
import type { OpenDocument } from '../documents.js';
import { totalEdits } from '../layout/totals.js';
import type { Edit } from '../parse/tree.js';
import type { Language } from '../rules/rule.js';
import { correctAllKind, fixAllKind, insertMissingKind, recomputeTotalsKind, wants } from './codeActionKinds.js';
import { editOf, type WorkspaceEditOptions } from './workspaceEdits.js';

/** What of an open document is needed here. */
type Document = Pick<OpenDocument, 'text' | 'report' | 'rules' | 'check'>;

/** A change of a whole document. */
interface SourceAction {
  readonly kind: string;
  readonly edits: (document: Document, language: Language) => readonly Edit[];
  /** @param count how many places change */
  readonly title: (count: number) => Record<Language, string>;
}

const wording: ReadonlySet<string> = new Set(['section-title', 'section-number', 'row-label', 'column-label']);

const actions: readonly SourceAction[] = [
  {
    kind: fixAllKind,
    edits: (document, language) =>
      allPreferred(document.check(language).findings.filter(({ rule }) => wording.has(rule))),
    title: () => ({ zh: '改正全部标题、序号和表头用语', en: 'Correct the wording of all titles, numerals and labels' }),
  },
  {
    kind: correctAllKind,
    edits: (document, language) => allPreferred(document.check(language).findings),
    title: () => ({ zh: '应用全部确定的更正', en: 'Apply all certain corrections' }),
  },
  {
    kind: insertMissingKind,
    edits: ({ report, rules }) => missingEdits(report, rules),
    title: (count) => ({
      zh: `补上缺少的部分，数字留空（${count} 处）`,
      en: `Insert missing parts, numbers left blank (${placesOf(count)})`,
    }),
  },
  {
    kind: recomputeTotalsKind,
    edits: ({ report }) => totalEdits(report),
    title: (count) => ({
      zh: `重新计算全部总计（改变 ${count} 个数）`,
      en: `Recompute all totals (${count} ${count === 1 ? 'number changes' : 'numbers change'})`,
    }),
  },
];

const placesOf = (count: number): string => `${count} ${count === 1 ? 'place' : 'places'}`;

/** Changes of the whole document, for clients that ask for them by their kind: they are no answer to a light bulb. */
export const sourceActionsOf = (
  document: Document,
  only: readonly string[],
  options: WorkspaceEditOptions & { readonly language: Language },
): CodeAction[] =>
  actions.flatMap(({ kind, edits: of, title }) => {
    const edits = wants(only, kind) ? of(document, options.language) : [];
    if (edits.length === 0) return [];
    return { title: title(edits.length)[options.language], kind, edit: editOf(document, edits, options) };
  });
