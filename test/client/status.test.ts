import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LanguageStatusItem } from 'vscode';
import type { Status } from '../../client/src/status.js';
import type { StatusParams } from '../../server/src/protocol.js';
import { anything } from './anything.js';
import { loadClient, translate } from './vscode.js';

const uri = 'file:///report.txt';
const told: StatusParams = {
  uri,
  form: '2021',
  organ: '曲沃县人民政府',
  year: 2023,
  findings: 12,
  shown: 12,
  limits: [],
  checkedAt: new Date(2024, 0, 31, 14, 3, 22).getTime(),
  took: 2.34,
};
/** States of the language client. */
const [stopped, running, starting] = [1, 2, 3];

/** The status of a report in front, and what the editor shows of it. */
async function shown(language: string): Promise<{ status: Status; item: LanguageStatusItem }> {
  const item = {} as LanguageStatusItem;
  const { Status: Made } = await loadClient<{ Status: typeof Status }>('status.ts', {
    env: { language },
    l10n: { t: translate(language) },
    languages: anything({ createLanguageStatusItem: () => item }),
    LanguageStatusSeverity: { Information: 0, Warning: 1, Error: 2 },
    window: anything({ activeTextEditor: { document: { uri } } }),
  });
  return { status: new Made(), item };
}

describe('the language status', async () => {
  const { status, item } = await shown('en');

  test('is busy while the server starts', () => {
    status.server(starting);
    assert.equal(item.busy, true);
    assert.equal(item.text, 'Annual report');
    assert.equal(item.detail, '');
    status.server(running);
    assert.equal(item.busy, false);
  });

  test('tells form, year, findings, and when they were found', () => {
    status.checked(told);
    assert.equal(item.text, 'Report of 2023, form of 2021');
    assert.equal(item.detail?.replace('\u202F', ' '), 'Findings: 12 · 2:03:22 PM (2.3 ms)');
    assert.equal(item.severity, 0);
    assert.deepEqual(item.command, { command: 'gongkai.showLog', title: 'Show log' });
  });

  test('is read out in one sentence', () => {
    assert.equal(
      item.accessibilityInformation?.label.replace('\u202F', ' '),
      'Report of 2023, form of 2021, Findings: 12, checked at 2:03:22 PM in 2.3 milliseconds',
    );
  });

  test('warns of every limit that was reached', () => {
    status.checked({ ...told, findings: 1200, shown: 499 });
    assert.match(item.detail ?? '', /^499 of 1200 findings shown · /);
    assert.equal(item.severity, 1);
    status.checked({ ...told, limits: ['length'] });
    assert.match(item.detail ?? '', / · too long to be checked · /);
    assert.equal(item.severity, 1);
    status.checked({ ...told, limits: ['files'] });
    assert.match(item.detail ?? '', / · too many files to compare with · /);
    assert.equal(item.severity, 1);
  });

  test('says what is no report, and what has no year', () => {
    status.checked({ ...told, form: null, year: null });
    assert.equal(item.text, 'No report that can be checked');
    status.checked({ ...told, year: null });
    assert.equal(item.text, 'Form of 2021');
  });

  test('offers to start a dead server again', () => {
    status.server(stopped);
    assert.equal(item.text, 'The checks have stopped');
    assert.equal(item.detail, '');
    assert.equal(item.severity, 2);
    assert.deepEqual(item.command, { command: 'gongkai.restart', title: 'Restart' });
    status.server(running);
    assert.equal(item.text, 'Form of 2021');
  });
});

test('the language status speaks Chinese', async () => {
  const { status, item } = await shown('zh-cn');
  status.checked({ ...told, limits: ['length', 'files'] });
  assert.equal(item.text, '2023 年年报，2021 年格式');
  assert.equal(item.detail, '问题：12 处 · 文件过大，未检查 · 工作区文件过多，未全部读取 · 14:03:22（2.3 毫秒）');
  assert.equal(
    item.accessibilityInformation?.label,
    '2023 年年报，2021 年格式，问题：12 处，文件过大，未检查，工作区文件过多，未全部读取，14:03:22 检查，用时 2.3 毫秒',
  );
});
