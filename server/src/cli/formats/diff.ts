import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Rewritten } from '../rewrite.js';

/** What changes in a file, as a unified diff; nothing where nothing does. */
export function diffOf(path: string, { before, after }: Rewritten): string {
  if (before === after) return '';
  return createTwoFilesPatch(path, path, lines(before), lines(after), undefined, undefined, {
    context: CONTEXT,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** Lines around a change. */
const CONTEXT = 3;

/** A line that ends with CR alone is one, too; the others show how they end, as in other programs. */
const lines = (text: string): string => text.replace(/\r(?!\n)/g, '\n');
