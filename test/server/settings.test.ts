import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf, parseInitializationOptions, parseSettings, SettingsByScope } from '../../server/src/settings.js';

const inlayHints = { sums: true, columns: true, lastYear: true };
const format = { layout: 'tabs', plainNumbers: false, blankAsZero: false };
const standard = {
  language: 'auto',
  check: 'onType',
  recomputeTotals: false,
  acrossFolders: false,
  inlayHints,
  format,
};
const silent = () => assert.fail('nothing to complain of');

test('settings are taken as they are, and others are none of ours', () => {
  assert.deepEqual(parseSettings({ language: 'en', detect: false }, silent), { ...standard, language: 'en' });
  const hints = parseSettings({ inlayHints: { sums: false } }, silent).inlayHints;
  assert.deepEqual(hints, { ...inlayHints, sums: false });
  assert.deepEqual(parseSettings(null, silent), standard);
  assert.deepEqual(parseSettings({}, silent), standard);
});

test('a wrong value is named and takes its default', () => {
  const lines: string[] = [];
  assert.deepEqual(
    parseSettings({ language: 'fr' }, (line) => lines.push(line)),
    standard,
  );
  assert.match(lines.join('\n'), /^gongkai\.language: "fr" /);
});

test('what is right stays beside what is wrong', () => {
  const lines: string[] = [];
  const options = { rulesBase: 'no address', status: true, language: 7 };
  const parsed = parseInitializationOptions(options, (line) => lines.push(line));
  const own = { detect: false, status: true, commands: false, configured: false, files: false };
  assert.deepEqual(parsed, { ...own, ...standard });
  assert.equal(lines.length, 2);
});

test('one wrong value in a group leaves the others', () => {
  const lines: string[] = [];
  const value = { language: 'en', inlayHints: { sums: false, columns: 'x', lastYear: 7 } };
  assert.deepEqual(
    parseSettings(value, (line) => lines.push(line)),
    { ...standard, language: 'en', inlayHints: { ...inlayHints, sums: false } },
  );
  assert.match(lines.join('\n'), /^gongkai\.inlayHints\.columns: "x" .*\ngongkai\.inlayHints\.lastYear: 7 /);
  assert.deepEqual(
    parseSettings({ inlayHints: 1 }, () => {}),
    standard,
  );
});

test('settings that are no object at all are survived', () => {
  for (const value of ['x', 7, [], true]) {
    assert.deepEqual(
      parseSettings(value, () => {}),
      standard,
    );
  }
});

test('the base of the pages of rules is an address that ends in a slash', () => {
  const base = (rulesBase: string) => parseInitializationOptions({ rulesBase }, () => {}).rulesBase;
  assert.equal(base('file:///a/docs/rules/'), 'file:///a/docs/rules/');
  assert.equal(base('vscode-remote://host/a/'), 'vscode-remote://host/a/');
  assert.equal(base('/a/docs/rules/'), undefined);
});

test('Chinese for every Chinese editor, English for all others, unless set', () => {
  assert.equal(languageOf('auto', 'zh-cn'), 'zh');
  assert.equal(languageOf('auto', 'zh-TW'), 'zh');
  assert.equal(languageOf('auto', 'de'), 'en');
  assert.equal(languageOf('auto', undefined), 'en');
  assert.equal(languageOf('zh', 'en'), 'zh');
  assert.equal(languageOf('en', 'zh-cn'), 'en');
});

test('a document is asked about once, until its settings may have changed', async () => {
  const asked: string[] = [];
  const settings = new SettingsByScope(async (uri) => {
    asked.push(uri);
    return parseSettings({ language: 'zh' }, assert.fail);
  });
  await settings.of('a');
  await settings.of('a');
  await settings.of('b');
  settings.forget('a');
  await settings.of('a');
  await settings.of('b');
  settings.forget();
  await settings.of('b');
  assert.deepEqual(asked, ['a', 'b', 'a', 'b']);
});
