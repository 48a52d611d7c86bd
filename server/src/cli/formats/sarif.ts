import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range } from '../../parse/position.js';
import { rules } from '../../rules/index.js';
import { type Language, type Severity, sayIn } from '../../rules/rule.js';
import { version } from '../../version.js';
import type { Checked } from '../checked.js';
import { isFailed } from '../inputs.js';
import type { Format } from './format.js';

const HOME = 'https://github.com/gongkai/gongkai';
const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, the form in which tools hand findings to code scanning. One run; its results come one by one. */
export function sarif(language: Language): Format<Checked> {
  const say = sayIn(language);
  const indexes = new Map(rules.map(({ id }, at) => [id, at]));
  const driver = {
    name: 'gongkai',
    semanticVersion: version,
    informationUri: HOME,
    language: say('zh-CN', 'en'),
    rules: rules.map(({ id, severity, title }) => ({
      id,
      shortDescription: { text: say(title.zh, title.en) },
      helpUri: `${HOME}/blob/main/docs/rules/${id}.md`,
      defaultConfiguration: { level: LEVELS[severity] },
    })),
  };
  const head = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0-rtm.5.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results: [] }],
  };
  return {
    head: `${JSON.stringify(head).slice(0, -']}]}'.length)}\n`,
    between: ',\n',
    file(path, answer) {
      if (isFailed(answer)) return '';
      const artifactLocation = { uri: uriOf(path) };
      const results = answer.findings.map(({ rule, severity, message, range, cells, relations, fixes }) => ({
        ruleId: rule,
        ruleIndex: indexes.get(rule),
        level: LEVELS[severity],
        message: { text: message },
        locations: [{ physicalLocation: { artifactLocation, region: regionOf(range) } }],
        ...(fixes.length > 0 && {
          fixes: fixes.map(({ title, edits }) => ({
            description: { text: title },
            artifactChanges: [
              {
                artifactLocation,
                replacements: edits.map((edit) => ({
                  deletedRegion: regionOf(edit.range),
                  insertedContent: { text: edit.newText },
                })),
              },
            ],
          })),
        }),
        properties: { cells, relations },
      }));
      return results.map((result) => JSON.stringify(result)).join(',\n');
    },
    tail({ failed, status }) {
      const invocation = {
        executionSuccessful: failed.length === 0,
        exitCode: status,
        toolExecutionNotifications: failed.map(({ path, error }) => ({
          level: 'error',
          message: { text: error },
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
        })),
      };
      return `\n],"invocations":${JSON.stringify([invocation])}}]}\n`;
    },
  };
}

/** Lines and columns count from 1; the end is the first column that is not part of it. */
const regionOf = ({ start, end }: Range) => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

/** A path as an address: relative ones stay relative, to wherever the tool was run. */
function uriOf(path: string): string {
  if (path === '-') return 'stdin:/-';
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.split('/').map(encodeURIComponent).join('/');
}
