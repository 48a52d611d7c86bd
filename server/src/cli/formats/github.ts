import type { Severity } from '../../rules/rule.js';
import type { Checked } from '../checked.js';
import { isFailed } from '../inputs.js';
import type { Format } from './format.js';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions, which become notes in the files of a pull request. */
export const github: Format<Checked> = {
  file(path, answer) {
    if (isFailed(answer)) return command('error', { file: path }, answer.error);
    const told = answer.findings.map(({ range: { start, end }, severity, rule, message }) => {
      const lines = { file: path, line: start.line + 1, endLine: end.line + 1 };
      // Columns count within one line only; the last is part of the words.
      const columns =
        start.line === end.line
          ? { col: start.character + 1, endColumn: Math.max(end.character, start.character + 1) }
          : {};
      return command(COMMANDS[severity], { ...lines, ...columns, title: rule }, message);
    });
    return told.join('');
  },
};

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escaped(message)}\n`;
}

const escaped = (words: string): string => words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapedProperty = (words: string): string => escaped(words).replaceAll(':', '%3A').replaceAll(',', '%2C');
