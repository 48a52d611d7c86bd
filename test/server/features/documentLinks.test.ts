import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { documentLinksOf } from '../../../server/src/features/documentLinks.js';
import { assertCost } from '../cost.js';
import { samples } from '../samples.js';
import { openOf, seed } from './sample.js';

const rulesBase = new URL('../../../docs/rules/', import.meta.url).href;

const linked = (text: string, base: string | undefined = rulesBase): string[] => {
  const document = openOf(text);
  return documentLinksOf(document, { language: 'zh', rulesBase: base }).map(
    ({ range, target }) =>
      `${document.text.getText(range).replace(/\s+/g, '')} → ${target?.replace(rulesBase, '').replace(/\.md$/, '')}`,
  );
};

describe('links', () => {
  test('lead from laws and official documents to the page that tells of them', () => {
    assert.deepEqual(linked(seed('003')).slice(1), [
      '《中华人民共和国政府信息公开条例》 → section-missing',
      '国务院令第711号 → section-missing',
      '《条例》 → section-missing',
      '《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》 → form-year',
      '国办公开办函〔2021〕30号 → form-year',
    ]);
    assert.deepEqual(linked(seed('001')).slice(-2), [
      '《国务院办公厅关于印发政府信息公开信息处理费管理办法的通知》 → fee-statement',
      '国办函〔2020〕109号 → fee-statement',
    ]);
  });

  test('lead nowhere from what no page tells of', () => {
    const text = seed('003').replace('《网络安全法》', '《上海市政府信息公开条例》《网络安全法》国办函〔2019〕109号');
    assert.deepEqual(linked(text), linked(seed('003')));
  });

  test('lead to pages only where the client said where they are', () => {
    const links = documentLinksOf(openOf(seed('003')), { language: 'zh' });
    assert.deepEqual(
      links.map(({ target }) => target),
      ['http://www.yuncheng.gov.cn'],
    );
  });

  test('lead to pages that there are, and that name what leads to them', () => {
    for (const { name, text } of samples) {
      const document = openOf(text);
      for (const { target, range, tooltip } of documentLinksOf(document, { language: 'en', rulesBase })) {
        if (target?.startsWith('http')) continue;
        const page = new URL(String(target));
        assert.ok(existsSync(page), `${name}: ${target}`);
        const words = readFileSync(page, 'utf8');
        const about = /条例|格式|处理费/.exec(document.text.getText(range).replace(/\s/g, ''))?.[0];
        assert.ok(!about || words.includes(about), `${name}: ${about} in ${target}`);
        assert.match(String(tooltip), /^About the rule: /);
      }
    }
  });

  test('are the addresses of the text', () => {
    const address = (words: string): string[] => linked(`一封信\n${words}\n`);
    assert.deepEqual(address('网站（http://www.quwo.gov.cn/zfxxgk/）查阅'), [
      'http://www.quwo.gov.cn/zfxxgk/ → http://www.quwo.gov.cn/zfxxgk/',
    ]);
    assert.deepEqual(address('见 HTTPS://a.cn/b.html?c=1&d=%E5，'), [
      'HTTPS://a.cn/b.html?c=1&d=%E5 → HTTPS://a.cn/b.html?c=1&d=%E5',
    ]);
    assert.deepEqual(address('See https://a.cn.'), ['https://a.cn → https://a.cn']);
    assert.deepEqual(address('门户网站（www.quwo.gov.cn）下载'), ['www.quwo.gov.cn → http://www.quwo.gov.cn']);
    assert.deepEqual(address('信箱 a@www.cn，http://，http，www，awww.a.cn'), []);
    assert.deepEqual(address('网站 https://a.cn/bcd\nef/g'), []);
  });

  test('are found in linear time', () => {
    for (const words of ['http://', 'https://a', 'http://a.,;', 'http', 'www.', ' www.a']) {
      assertCost(3000, () => linked(words.repeat(1_000_000 / words.length)), words);
    }
  });
});
