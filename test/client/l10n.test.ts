import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const json = (name: string): Record<string, string> => JSON.parse(read(name));
const sorted = (words: Iterable<string>): string[] => [...new Set(words)].sort();
/** `{0}`, `{1}`… of a message. */
const places = (message: string): string[] => sorted(message.match(/\{\d+\}/g) ?? []);
const chinese = /[\u4e00-\u9fff，。：、]/;

describe('the texts of the manifest', () => {
  const english = json('package.nls.json');
  const translated = json('package.nls.zh-cn.json');
  const manifest = JSON.parse(read('package.json'));

  test('are all there in both languages, and none is left over', () => {
    const wanted = sorted(Array.from(read('package.json').matchAll(/"%([^"%]+)%"/g), ([, key]) => key as string));
    assert.ok(wanted.length > 20);
    assert.deepEqual(sorted(Object.keys(english)), wanted);
    assert.deepEqual(sorted(Object.keys(translated)), wanted);
  });

  test('are English in one and Chinese in the other', () => {
    // Words of the form keep their language.
    for (const [key, text] of Object.entries(english)) assert.match(text, /[a-z]/, key);
    for (const [key, text] of Object.entries(translated)) assert.match(text, chinese, key);
  });

  test('are what every command and every setting is told by', () => {
    const { commands, configuration } = manifest.contributes;
    for (const { command, title } of commands) assert.match(title, /^%.+%$/, command);
    const groups: { title: string; order: number; properties: Record<string, Record<string, unknown>> }[] =
      configuration;
    for (const { title, properties } of groups) {
      assert.match(title, /^%.+%$/);
      const orders = Object.values(properties).map(({ order }) => order);
      assert.deepEqual(orders, Array.from(orders.keys()), `the order in ${title}`);
      for (const [name, { markdownDescription, enum: values, enumDescriptions }] of Object.entries(properties)) {
        assert.match(String(markdownDescription), /^%.+%$/, name);
        if (Array.isArray(values)) assert.equal((enumDescriptions as unknown[]).length, values.length, name);
      }
    }
  });
});

describe('the texts of the client', () => {
  const bundle = json('client/l10n/bundle.l10n.zh-cn.json');
  const sources = readdirSync(new URL('../../client/src', import.meta.url), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(`client/src/${name}`))
    .join('\n');
  const calls = [...sources.matchAll(/\bl10n\.t\(\s*/g)];
  const messages = Array.from(sources.matchAll(/\bl10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g), ([, text]) =>
    (text as string).replace(/\\(.)/g, '$1'),
  );

  test('stand in the sources as they are', () => {
    assert.ok(messages.length > 15);
    assert.equal(messages.length, calls.length, 'a call of l10n.t without a plain text');
  });

  test('are all there in Chinese, and none is left over', () => {
    assert.deepEqual(sorted(Object.keys(bundle)), sorted(messages));
  });

  test('keep their places for values', () => {
    for (const [english, translated] of Object.entries(bundle)) {
      assert.match(translated, chinese, english);
      assert.deepEqual(places(translated), places(english), english);
    }
  });
});
