import type { Severity } from '../../rules/rule.js';
import { type Checked, fails } from '../checked.js';
import { isFailed } from '../inputs.js';
import type { Format } from './format.js';

/**
 * JUnit's XML, as build servers read it: a suite a file, a case a finding. Only what fails the run is a failure, so that
 * the server comes to the same end.
 */
export const junit = (failOn: Severity | 'never'): Format<Checked> => ({
  head: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gongkai">\n',
  file(path, answer) {
    if (isFailed(answer)) {
      const error = `<testcase name="read" classname=${quoted(path)}><error message=${quoted(answer.error)}/></testcase>`;
      return suite(path, { tests: 1, failures: 0, errors: 1 }, [error]);
    }
    const { findings } = answer;
    const cases = findings.map(({ rule, severity, message, range: { start } }) => {
      const where = `${path}:${start.line + 1}:${start.character + 1}`;
      const words = escaped(`${where} ${severity} ${rule} ${message}`);
      const outcome = fails(severity, failOn)
        ? `<failure type=${quoted(severity)} message=${quoted(message)}>${words}</failure>`
        : `<system-out>${words}</system-out>`;
      return `<testcase name=${quoted(`${rule} (${start.line + 1}:${start.character + 1})`)} classname=${quoted(path)}>${outcome}</testcase>`;
    });
    if (cases.length === 0) cases.push(`<testcase name="check" classname=${quoted(path)}/>`);
    const failures = findings.filter(({ severity }) => fails(severity, failOn)).length;
    return suite(path, { tests: cases.length, failures, errors: 0 }, cases);
  },
  tail: () => '</testsuites>\n',
});

function suite(path: string, counts: Readonly<Record<string, number>>, cases: readonly string[]): string {
  const attributes = Object.entries(counts).map(([name, count]) => `${name}="${count}"`);
  return `<testsuite name=${quoted(path)} ${attributes.join(' ')}>\n${cases.join('\n')}\n</testsuite>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text in XML; what XML cannot hold at all is shown as a replacement character. */
const escaped = (words: string): string =>
  words
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\uFFFD')
    .replace(/[&<>"]/g, (char) => ENTITIES[char] as string);

const quoted = (words: string): string =>
  `"${escaped(words).replace(/[\t\r\n]/g, (char) => `&#${char.charCodeAt(0)};`)}"`;
