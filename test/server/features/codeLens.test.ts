import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeLensesOf, correctCommand, fixesCommand } from '../../../server/src/features/codeLens.js';
import { newReport } from '../../../server/src/layout/newReport.js';
import { samples } from '../samples.js';
import { openOf, seed } from './sample.js';

/** `title (command)` of each lens, behind the first words of the line that it stands above. */
function lenses(text: string, { language = 'zh' as 'zh' | 'en', commands = true } = {}): string[] {
  const lines = text.split('\n');
  return codeLensesOf(openOf(text), { language, commands }).map(({ range, command }) => {
    const line = (lines[range.start.line] as string).trim().slice(0, 4);
    return `${line} ${command?.title}${command?.command ? ` (${command.command})` : ''}`;
  });
}

describe('above a table', () => {
  test('stands that all holds', () => {
    assert.deepEqual(lenses(seed('003')), ['(本列数 39 个勾稽关系全部成立', '行政复议 3 个勾稽关系全部成立']);
    assert.deepEqual(lenses(seed('003'), { language: 'en' }), [
      '(本列数 All 39 relations hold',
      '行政复议 All 3 relations hold',
    ]);
  });

  test('stands that nothing can be checked before it is filled in', () => {
    const numbers = new Map([['requests/carriedIn/naturalPerson', 3]]);
    const fresh = newReport({ organ: '曲沃县人民政府', year: 2024, numbers }, 'tabs');
    assert.deepEqual(lenses(fresh?.text ?? ''), [
      '（本列数 勾稽关系：0 个成立，39 个无法核对',
      '行政复议 勾稽关系：0 个成立，3 个无法核对',
    ]);
  });

  test('stands what does not, and the certain correction', () => {
    const wrong = seed('003').replace('89\t3', '98\t3');
    assert.deepEqual(lenses(wrong), [
      '(本列数 勾稽关系：37 个成立，2 个不成立',
      `(本列数 更正… (${correctCommand})`,
      '行政复议 3 个勾稽关系全部成立',
    ]);
    assert.equal(lenses(wrong, { commands: false }).length, 2);
  });

  test('stands where to look where nothing tells what is wrong', () => {
    const text = samples.find(({ name }) => name === 'hongze_2023.raw.txt')?.text ?? '';
    const found = codeLensesOf(openOf(text), { language: 'en', commands: true });
    const menu = found.find(({ command }) => command?.command === fixesCommand)?.command;
    assert.equal(menu?.title, 'Show possible corrections…');
    const [uri, position] = menu?.arguments ?? [];
    assert.equal(uri, 'file:///report.txt');
    const document = openOf(text);
    const finding = document
      .check('en')
      .findings.find(({ rule, fixes }) => rule === 'cases-total' && !fixes.some(({ preferred }) => preferred));
    assert.deepEqual(position, document.text.positionAt(finding?.span.start ?? -1));
    assert.match(String(found[1]?.command?.title), /^Relations: 1 hold, 2 do not$/);
  });

  test('stands what cannot be checked, as cells are missing', () => {
    assert.match(lenses(seed('004'))[0] ?? '', /勾稽关系：\d+ 个成立，\d+ 个无法核对$/);
  });

  test('stands nothing where there is no table, or none with relations', () => {
    assert.deepEqual(lenses('一封信'), []);
    const line =
      seed('003')
        .split('\n')
        .find((words) => words.includes('89\t3')) ?? '';
    const merged = ['<<<<<<< a', line, '=======', line.replace('89', '98'), '>>>>>>> b'].join('\n');
    assert.deepEqual(lenses(seed('003').replace(line, merged)), []);
    const [, second] = seed('003').split('三、收到和处理');
    assert.ok(second);
    assert.deepEqual(lenses(seed('003').replace(`三、收到和处理${second}`, '')), []);
  });
});
