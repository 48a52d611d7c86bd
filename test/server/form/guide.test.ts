import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formOf, rowsOf } from '../../../server/src/form/forms.js';
import { type Guide, guideOf, type Language } from '../../../server/src/form/guide/guide.js';
import type { Form } from '../../../server/src/form/model.js';

const languages: readonly Language[] = ['zh', 'en'];
const forms: readonly Form[] = [
  formOf('2021', 'split'),
  formOf('2021', 'merged'),
  formOf('2019', 'split'),
  formOf('2019', 'merged'),
];

/** Every explanation of a form, with the official wording it explains. */
function* explained(form: Form, language: Language): Generator<[where: string, official: string, Guide | undefined]> {
  for (const { key, title } of form.sections)
    yield [`section ${key}`, title, guideOf('section', null, key, language, form.id)];
  for (const table of form.tables) {
    for (const { key, label } of rowsOf(table))
      yield [`row ${table.key}/${key}`, label, guideOf('row', table.key, key, language, form.id)];
    for (const { key, label } of table.parts.flatMap((part) => part.columns))
      yield [`column ${table.key}/${key}`, label, guideOf('column', table.key, key, language, form.id)];
  }
}

const everything = forms.flatMap((form) =>
  languages.flatMap((language) => [...explained(form, language)].map((entry) => ({ form, language, entry }))),
);

test('every section, row and column of both forms is explained in both languages', () => {
  for (const { form, language, entry } of everything) {
    const [where, , guide] = entry;
    assert.ok(guide, `${form.id} ${language} ${where}`);
    assert.ok(guide.title && guide.text, where);
    assert.ok(guide.basis.length > 0, `${where} names no basis`);
    assert.ok(guide.mistakes.length <= 3, `${where} lists too many mistakes`);
  }
});

test('Chinese titles are the official wording of the form', () => {
  for (const { form, language, entry } of everything) {
    const [where, official, guide] = entry;
    if (language === 'zh') assert.equal(guide?.title, official, `${form.id} ${where}`);
  }
});

test('explanations are short enough to be read in a hover', () => {
  const limit: Record<Language, number> = { zh: 110, en: 330 };
  for (const { language, entry } of everything) {
    const [where, , guide] = entry;
    assert.ok((guide?.text.length ?? 0) <= limit[language], `${where} ${language}: ${guide?.text.length}`);
    for (const mistake of guide?.mistakes ?? []) assert.ok(mistake.length <= 90, `${where}: ${mistake}`);
  }
});

test('both languages say the same things: as many provisions and mistakes', () => {
  for (const { form, language, entry } of everything) {
    if (language === 'en') continue;
    const [where, , zh] = entry;
    const [, , en] = [...explained(form, 'en')].find(([candidate]) => candidate === where) ?? [];
    assert.equal(en?.mistakes.length, zh?.mistakes.length, where);
    assert.equal(en?.basis.length, zh?.basis.length, where);
  }
});

test('Chinese explanations use Chinese punctuation and end as sentences', () => {
  for (const { language, entry } of everything) {
    const [where, , guide] = entry;
    assert.match(guide?.text ?? '', language === 'zh' ? /。$/ : /\.$/, where);
    if (language === 'zh') assert.doesNotMatch(`${guide?.text}${guide?.mistakes}`, /[\p{sc=Han}][;:?!"()]/u, where);
  }
});

test('a key of two meanings is explained as its form means it', () => {
  const text = (form: '2021' | '2019') => guideOf('row', 'disclosure', 'fees', 'zh', form)?.text ?? '';
  assert.match(text('2021'), /万元/);
  assert.match(text('2019'), /不是收费金额/);
  assert.equal(guideOf('column', 'disclosure', 'amount', 'en', '2019')?.title, 'Amount procured');
  assert.equal(guideOf('column', 'disclosure', 'amount', 'en')?.title, 'Collected this year (10,000 yuan)');
});

test('what only the form of 2019 has is found without naming the form', () => {
  assert.equal(guideOf('row', 'disclosure', 'procurement', 'zh')?.title, '政府集中采购');
});

test('provisions are cited the way each language cites them', () => {
  assert.deepEqual(guideOf('row', 'requests', 'refused.internalAffairs', 'zh')?.basis, [
    '《政府信息公开条例》第十六条第一款',
  ]);
  assert.deepEqual(guideOf('row', 'requests', 'notProcessed.duplicate', 'zh')?.basis, [
    '《政府信息公开条例》第三十六条第（六）项',
  ]);
  assert.deepEqual(guideOf('row', 'requests', 'unavailable.unclear', 'en')?.basis, [
    'Regulation on Government Information Disclosure, Art. 30',
  ]);
  assert.deepEqual(guideOf('section', null, 'problems', 'zh')?.basis, ['《政府信息公开条例》第五十条第一款第（四）项']);
  assert.deepEqual(guideOf('column', 'cases', 'corrected', 'zh')?.basis, [
    '《行政复议法》第六十三条至第六十七条',
    '《行政诉讼法》第七十条',
    '《行政诉讼法》第七十二条至第七十五条',
    '《行政诉讼法》第七十七条',
  ]);
});

test('unknown keys have no explanation', () => {
  assert.equal(guideOf('row', 'requests', 'toString', 'zh'), undefined);
  assert.equal(guideOf('row', null, 'received', 'zh'), undefined);
  assert.equal(guideOf('section', null, 'annex', 'zh'), undefined);
});
