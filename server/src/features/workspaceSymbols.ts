import { type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { Summary } from '../read/summary.js';

/** More are not looked through by anybody; who looks for one types on. */
const MOST = 500;

/** The reports whose organ and year hold the characters of the query in their order, by name. */
export function reportSymbols(reports: Iterable<Summary>, query: string): SymbolInformation[] {
  const wanted = query.replace(/\s/g, '').toLowerCase();
  const found: SymbolInformation[] = [];
  const start = { line: 0, character: 0 };
  for (const { name, year, uri } of reports) {
    const words = `${name} ${year}`;
    if (!holdsInOrder(words.toLowerCase(), wanted)) continue;
    found.push({ name: words, kind: SymbolKind.File, location: { uri, range: { start, end: start } } });
  }
  return found.sort((a, b) => compare(a.name, b.name) || compare(a.location.uri, b.location.uri)).slice(0, MOST);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function holdsInOrder(words: string, wanted: string): boolean {
  let at = 0;
  for (const char of wanted) {
    at = words.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
