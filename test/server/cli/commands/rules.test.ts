import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { described, pages } from '../../../../docs/rules-source/pages.js';
import { gongkai } from '../gongkai.js';

describe('rules', () => {
  test('lists them, in the language of the reader', async () => {
    const [zh, en] = await Promise.all(['zh', 'en'].map((lang) => gongkai(['rules', '--lang', lang])));
    assert.equal(zh?.code, 0);
    assert.match(zh?.out ?? '', /^carry-over {14}警告 {2}上年结转与上年报告的结转下年度不符$/m);
    assert.match(en?.out ?? '', /^carry-over {14}warning {6}Carried in is not what last year's report carried out$/m);
    assert.equal(zh?.out.trimEnd().split('\n').length, described.length);
  });

  test('explains one as its page does', async () => {
    const page = pages().get('carry-over.md') ?? '';
    for (const lang of ['zh', 'en']) {
      const { code, out } = await gongkai(['rules', 'carry-over', '--lang', lang]);
      assert.equal(code, 0);
      assert.ok(page.includes(out.replace('# carry-over\n\n', '')));
      assert.equal(out.includes('Why'), lang === 'en');
    }
  });

  test('for programs', async () => {
    const list = JSON.parse((await gongkai(['rules', '--format', 'json'])).out);
    assert.deepEqual(
      list,
      described.map(({ id, severity, title }) => ({ id, severity, title })),
    );
    const [one] = JSON.parse((await gongkai(['rules', 'jump', '--format', 'json'])).out);
    assert.equal(one.id, 'jump');
    assert.match(one.explanation.zh, /十倍/);
    const { code, err } = await gongkai(['rules', 'klingon']);
    assert.equal(code, 2);
    assert.match(err, /没有规则 klingon/);
  });
});
