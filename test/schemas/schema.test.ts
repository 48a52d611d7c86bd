import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { getLanguageService } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { configSchema } from '../../schemas/schema.js';
import { configOf } from '../../server/src/config/load.js';

const written = readFileSync(new URL('../../schemas/gongkai.config.schema.json', import.meta.url), 'utf8');

test('the schema on disk is what the generator makes (npm run generate)', () => {
  assert.equal(written, `${JSON.stringify(configSchema(), null, 2)}\n`);
});

/** What the editor underlines by the schema. */
async function underlined(text: string): Promise<number> {
  const service = getLanguageService({});
  const document = TextDocument.create('file:///gongkai.config.json', 'jsonc', 1, text);
  const settings = { comments: 'ignore', trailingCommas: 'ignore' } as const;
  return (await service.doValidation(document, service.parseJSONDocument(document), settings, JSON.parse(written)))
    .length;
}

for (const [text, isRight] of [
  ['{}', true],
  ['{ "$schema": "x", "language": "zh", "rules": { "jump": "off" }, "compare": [[2022, 2023]] } // ours', true],
  ['{ "reports": ["a"], "notReports": [], "overrides": [{ "files": ["b"], "rules": { "organ": "hint" } }], }', true],
  ['{ "rule": {} }', false],
  ['{ "rules": { "jmup": "off" } }', false],
  ['{ "rules": { "jump": "loud" } }', false],
  ['{ "compare": "yes" }', false],
  ['{ "overrides": [{ "files": ["b"], "level": "off" }] }', false],
] as const)
  test(`the editor and the loader agree on ${text}`, async () => {
    assert.equal((await underlined(text)) === 0, isRight);
    assert.equal('config' in configOf(text), isRight);
  });
