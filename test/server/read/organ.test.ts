import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isGovernment, isOfficeOf, isSameOrgan, organKey } from '../../../server/src/read/organ.js';

describe('two names of one organ', () => {
  for (const [one, other] of [
    ['交城县人民政府', '交城县政府'],
    ['交城县人民政府', '交城县'],
    ['交城县人民政府', '山西省交城县人民政府'],
    ['交城县人民政府办公室', '交城县政府办'],
    ['省政府办公厅', '省人民政府办'],
    ['某某市发展和改革委员会', '市发改委'],
    ['平潭综合实验区管理委员会', '平潭综合实验区管委会'],
    ['平潭综合实验区管委会', '平潭综合实验区'],
    ['城关街道', '某某县城关街道'],
    ['交城县（水利局）', '交 城 县 水 利 局'],
    ['水利局', '交城县水利局'],
  ] as const)
    test(`${one} and ${other}`, () => {
      assert.ok(isSameOrgan(one, other));
      assert.ok(isSameOrgan(other, one));
    });
});

describe('two organs', () => {
  for (const [one, other] of [
    ['交城县人民政府', '文水县人民政府'],
    ['交城县人民政府', '交城县人民政府办公室'],
    ['交城县水利局', '交城县财政局'],
    ['交城县水利局', '文水县水利局'],
    ['交城县人民政府', '交城县水利局'],
  ] as const)
    test(`${one} and ${other}`, () => {
      assert.ok(!isSameOrgan(one, other));
      assert.ok(!isSameOrgan(other, one));
    });
});

test('a government, or who has its tasks, and no department', () => {
  for (const name of ['交城县人民政府', '交城县', '天宁镇', '苏木乡', '城关街道', '城关街道办事处', '实验区管委会'])
    assert.ok(isGovernment(name), name);
  for (const name of ['交城县水利局', '交城县人民政府办公室', '市发展和改革委员会', '政府采购中心'])
    assert.ok(!isGovernment(name), name);
});

test('an office, of its own organ', () => {
  assert.ok(isOfficeOf('交城县人民政府办公室', '交城县人民政府'));
  assert.ok(isOfficeOf('县政府办', '交城县人民政府'));
  assert.ok(!isOfficeOf('文水县人民政府办公室', '交城县人民政府'));
  assert.ok(!isOfficeOf('交城县人民政府', '交城县人民政府'));
});

test('two years of one organ have the same key; an abbreviation is another organ', () => {
  assert.equal(organKey('交城县人民政府'), organKey('交城县政府'));
  assert.equal(organKey('交 城 县（水利局）'), organKey('交城县水利局'));
  assert.equal(organKey('機關事務管理局'), organKey('机关事务管理局'));
  assert.notEqual(organKey('交城县水利局'), organKey('水利局'));
  assert.notEqual(organKey('交城县人民政府'), organKey('交城县人民政府办公室'));
});
