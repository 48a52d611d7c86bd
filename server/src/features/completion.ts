import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionItemLabelDetails,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type MarkupKind,
  type Position,
} from 'vscode-languageserver';
import * as z from 'zod/mini';
import type { OpenDocument } from '../documents.js';
import type { guideOf } from '../form/guide/guide.js';
import { isBlank } from '../parse/characters.js';
import { isInHtml } from '../parse/htmlTables.js';
import { lineAt } from '../parse/position.js';
import type { Line, Tree } from '../parse/tree.js';
import { normalise } from '../read/normalise.js';
import type { Language } from '../rules/rule.js';
import type { Insert, Proposal, Spot, Stop } from './completion/proposal.js';
import { proposalsAt } from './completion/proposals.js';
import { wordsOf } from './hover.js';
import { markupOf } from './markup.js';
import { rangeOf } from './ranges.js';

export interface CompletionOptions {
  readonly language: Language;
  /** The client takes snippets with tab stops. */
  readonly snippets: boolean;
  /** The client can leave what is inserted as it is. */
  readonly asIs: boolean;
  /** The client shows beside a label what it belongs to. */
  readonly labelDetails: boolean;
}

/** What begins a label besides its words: 一、 （一） 1. */
export const triggerCharacters = ['、', '.', '．', '（', '(', '）', ')'];

/** Longer words in front of the cursor are a sentence. */
const LONGEST_TYPED = 40;

/**
 * Titles, labels, rows and standard sentences that belong where the cursor is and contain what is typed. Nothing
 * within prose or numbers. The list is asked for anew with every character, as the words may stand anywhere in a label.
 */
export function completionsAt(
  document: Pick<OpenDocument, 'text' | 'report'>,
  position: Position,
  options: CompletionOptions,
): CompletionList {
  const { report, text } = document;
  const spot = spotAt(report.tree, text.offsetAt(position));
  if (!spot) return { isIncomplete: true, items: [] };
  const typed = report.tree.plain.slice(spot.typed.start, spot.typed.end);
  const form = report.form?.id ?? '2021';
  const matching = proposalsAt(report, spot).filter((proposal) => matches(proposal, typed));
  const items = beginningWith(typed, matching).flatMap((proposal, at): CompletionItem[] => {
    const start = proposal.wholeLine ? spot.line.start : spot.typed.start;
    const range = rangeOf(text, { start, end: spot.end });
    const newText = options.snippets ? snippetOf(proposal.insert) : plainOf(proposal.insert);
    if (newText === null) return [];
    const isSnippet = options.snippets && proposal.insert.some((piece) => typeof piece !== 'string');
    // The client compares with this; that it fits was found out here, by any part of the label.
    const filterText = report.tree.text.slice(start, spot.typed.end);
    const { kind, table, key } = proposal;
    return [
      {
        label: proposal.label,
        kind: kinds[kind],
        detail: detailOf(proposal, options.language),
        ...(options.labelDetails ? { labelDetails: belongingOf(proposal, options.language) } : {}),
        sortText: String(at).padStart(3, '0'),
        ...(filterText === '' ? {} : { filterText }),
        ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
        ...(options.asIs ? { insertTextMode: InsertTextMode.asIs } : {}),
        textEdit: { range, newText },
        ...(kind === 'sentence' ? { documentation: shownOf(proposal.insert) } : {}),
        ...(kind in guided ? { data: { kind, table, key, form, language: options.language } satisfies Data } : {}),
      },
    ];
  });
  return { isIncomplete: true, items: items.map((item, at) => (at === 0 ? { ...item, preselect: true } : item)) };
}

/** The words in front of the cursor, from the start of its cell; null where these are no beginning of a label. */
function spotAt(tree: Tree, offset: number): Spot | null {
  const line = tree.lines[lineAt(tree, offset)] as Line;
  if (line.fenced || offset > line.end || isInHtml(tree, { start: offset, end: offset })) return null;
  const text = tree.plain;
  const isEdge = (at: number): boolean => text[at] === '\t' || text[at] === '|';
  let start = offset;
  while (start > line.start && !isEdge(start - 1) && offset - start <= LONGEST_TYPED) start--;
  while (start < offset && (isBlank(text.charCodeAt(start)) || text[start] === '#')) start++;
  const isOpen = /[（(][^（()）]*$/.test(text.slice(start, offset));
  const end = isOpen && /[）)]/.test(text[offset] ?? '') ? offset + 1 : offset;
  let next = end;
  while (next < line.end && isBlank(text.charCodeAt(next)) && !isEdge(next)) next++;
  if (offset - start > LONGEST_TYPED || (next < line.end && !isEdge(next))) return null;
  return {
    line,
    typed: { start, end: offset },
    end,
    isFirst: /^[\s|#]*$/.test(text.slice(line.start, start)),
    isLast: /^[^\S\t]*$/.test(text.slice(end, line.end)),
  };
}

/** First what begins with the words; each in the order of the form. */
function beginningWith(typed: string, proposals: readonly Proposal[]): readonly Proposal[] {
  const words = normalise(typed);
  if (words === '') return proposals;
  const begins = ({ label }: Proposal): boolean => normalise(label).startsWith(words);
  return [...proposals.filter(begins), ...proposals.filter((proposal) => !begins(proposal))];
}

/** Whether somebody who typed these words may mean this: they stand in it in this order, with or without gaps. */
function matches({ kind, label, also, insert }: Proposal, typed: string): boolean {
  const words = normalise(typed);
  const whole = insert.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
  if (words !== '' && words === normalise(whole)) return false;
  if (words === '') return typed === '' || /[、.．（(]/.test(typed);
  if (kind === 'sentence') {
    return normalise(label).includes(words) || normalise(whole).includes(words);
  }
  return [label, also ?? ''].some((text) => {
    let at = 0;
    for (const char of normalise(text)) if (char === words[at]) at++;
    return at === words.length;
  });
}

/** Tab stops where something is to be filled in; one name is one stop, but for numbers. */
function snippetOf(insert: Insert): string {
  const stops = new Map<Stop['name'], number>();
  let last = 0;
  return insert
    .map((piece) => {
      if (typeof piece === 'string') return piece.replace(/[\\$}]/g, '\\$&');
      const known = stops.get(piece.name);
      if (known !== undefined) return `$${known}`;
      last++;
      if (piece.name === 'number') return `$${last}`;
      stops.set(piece.name, last);
      return `\${${last}:${wantedOf(piece)}}`;
    })
    .join('');
}

/** What is to be filled in. */
const wantedOf = ({ name }: Stop): string => (name === 'year' ? '年份' : '机关名称');

/** A sentence as it will stand there: in the list only its beginning does. */
const shownOf = (insert: Insert): string =>
  insert.map((piece) => (typeof piece === 'string' ? piece : wantedOf(piece))).join('');

/** Numbers stay blank; null where a word is missing that only the writer knows. */
const plainOf = (insert: Insert): string | null =>
  insert.some((piece) => typeof piece !== 'string' && piece.name !== 'number')
    ? null
    : insert.map((piece) => (typeof piece === 'string' ? piece : '')).join('');

const kinds: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  section: CompletionItemKind.Text,
  table: CompletionItemKind.Struct,
  heading: CompletionItemKind.Unit,
  row: CompletionItemKind.Field,
  column: CompletionItemKind.Property,
  sentence: CompletionItemKind.Text,
};

const details: Readonly<Record<Proposal['kind'], Readonly<Record<Language, string>>>> = {
  section: { zh: '部分标题', en: 'section title' },
  table: { zh: '空白表格', en: 'empty table' },
  heading: { zh: '表内标题', en: 'heading' },
  row: { zh: '行', en: 'row' },
  column: { zh: '列', en: 'column' },
  sentence: { zh: '规范表述', en: 'standard sentence' },
};

/** What it is, and for a row the group it stands in. */
const detailOf = ({ kind, also }: Proposal, language: Language): string =>
  details[kind][language] + (also ? ` · ${also}` : '');

/** The group of a row; what another proposal is. A row without a group speaks for itself, and needs all of the width. */
const belongingOf = ({ kind, also }: Proposal, language: Language): CompletionItemLabelDetails =>
  kind === 'row' ? (also ? { description: also } : {}) : { description: details[kind][language] };

/** What the guide explains. */
const guided = { section: true, row: true, column: true } as const;

/** What an item keeps until somebody looks at it. */
const data = z.object({
  kind: z.string(),
  table: z.nullable(z.enum(['disclosure', 'requests', 'cases'])),
  key: z.string(),
  form: z.enum(['2021', '2019']),
  language: z.enum(['zh', 'en']),
});
type Data = z.infer<typeof data>;

/** An item with what the guide says of it. */
export function resolved(item: CompletionItem, markup: MarkupKind, guide: typeof guideOf): CompletionItem {
  const known = data.safeParse(item.data);
  if (!known.success) return item;
  const { kind, table, key, form, language } = known.data;
  if (kind !== 'section' && kind !== 'row' && kind !== 'column') return item;
  const blocks = wordsOf({ language, guide }, form).guide(kind, table, key);
  return blocks.length > 0 ? { ...item, documentation: markupOf(blocks, markup) } : item;
}
