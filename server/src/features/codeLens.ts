import type { CodeLens } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import type { Relation, Table } from '../form/model.js';
import { equationsOf, isBroken } from '../read/balance.js';
import type { Finding, Language } from '../rules/rule.js';
import { rangeOf } from './ranges.js';

/** Commands of the VS Code extension: all certain corrections of a document (its URI), shown before they are made; */
export const correctCommand = 'gongkai.correctAll';
/** and what may be done about a finding (the document's URI, the finding's position). */
export const fixesCommand = 'gongkai.showFixes';

export interface LensOptions {
  readonly language: Language;
  /** The client has the commands above. */
  readonly commands: boolean;
}

/** Above each table with relations (勾稽关系): how many of them hold; and how to correct those that do not. */
export function codeLensesOf(
  document: Pick<OpenDocument, 'text' | 'uri' | 'report' | 'shownReport' | 'shown'>,
  { language, commands }: LensOptions,
): CodeLens[] {
  const { text, uri, report, shownReport } = document;
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  // Of two versions in one text nobody knows which numbers count.
  const tables = report.conflicts.length > 0 ? [] : report.tables;
  return tables.flatMap(({ table, span }) => {
    const ofTable = relationsOf(table);
    const all = (shownReport.form?.relations ?? []).filter(ofTable).length;
    if (all === 0) return [];
    const equations = equationsOf(shownReport).filter(({ relation }) => ofTable(relation));
    const broken = equations.filter(isBroken).length;
    const holding = equations.length - broken;
    const range = rangeOf(text, { start: span.start, end: span.start });
    const lens = (title: string, command: string, ...args: unknown[]): CodeLens => ({
      range,
      command: { title, command, ...(args.length > 0 ? { arguments: args } : {}) },
    });
    const lenses = [lens(countsText(holding, broken, all - equations.length, say), '')];
    if (broken === 0 || !commands) return lenses;
    const ids = new Set(equations.filter(isBroken).map(({ relation }) => relation.id));
    const told = document.shown(language).findings.filter(({ relations }) => relations.some((id) => ids.has(id)));
    const isCertain = ({ fixes }: Finding): boolean => fixes.some(({ preferred }) => preferred);
    const open = told.find((finding) => !isCertain(finding));
    if (told.some(isCertain)) lenses.push(lens(say('更正…', 'Correct…'), correctCommand, uri));
    if (open) {
      const position = text.positionAt(open.span.start);
      lenses.push(lens(say('查看可能的更正…', 'Show possible corrections…'), fixesCommand, uri, position));
    }
    return lenses;
  });
}

/** Relations do not go from one table to another. */
const relationsOf =
  ({ key }: Table) =>
  ({ left }: Relation): boolean =>
    left[0]?.startsWith(`${key}/`) === true;

function countsText(holding: number, broken: number, unknown: number, say: (zh: string, en: string) => string): string {
  if (broken === 0 && unknown === 0) return say(`${holding} 个勾稽关系全部成立`, `All ${holding} relations hold`);
  const parts = [say(`${holding} 个成立`, `${holding} hold`)];
  if (broken > 0) parts.push(say(`${broken} 个不成立`, `${broken} ${broken === 1 ? 'does' : 'do'} not`));
  if (unknown > 0) parts.push(say(`${unknown} 个无法核对`, `${unknown} cannot be checked`));
  return say(`勾稽关系：${parts.join('，')}`, `Relations: ${parts.join(', ')}`);
}
