import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ImportParams, ImportResult } from '../../server/src/protocol.js';
import { type Started, start } from './client.js';
import { documentOf, numbersIn } from './import/model.js';
import { writeDocx } from './import/writeDocx.js';
import { readText, seed } from './samples.js';

const report = seed('000');

describe('whoever has a report in another format', () => {
  let server: Started;
  let english: Started;
  before(async () => {
    server = await start({});
    english = await start({}, { locale: 'en', initializationOptions: { format: { layout: 'cells' } } });
  });
  after(() => Promise.all([server.end(), english.end()]));

  const importing = (to: Started, name: string, bytes: Uint8Array): Promise<ImportResult | null> => {
    const params: ImportParams = { uri: `file:///${name}`, name, content: Buffer.from(bytes).toString('base64') };
    return to.connection.sendRequest('gongkai/import', params);
  };

  test('gets its text, with the tables laid out as chosen', async () => {
    const bytes = writeDocx(documentOf(report));
    const [tabs, cells] = await Promise.all([
      importing(server, '年报.docx', bytes),
      importing(english, 'a.docx', bytes),
    ]);
    assert.ok(tabs && 'text' in tabs && tabs.isReport && cells && 'text' in cells);
    assert.match(tabs.text, /^行政许可\t4558$/m);
    assert.match(cells.text, /^\t行政许可\n\t4558$/m);
    const numbers = [...readText(cells.text).cells.values()].map(({ path, text }) => [path, text]);
    assert.deepEqual(
      numbers,
      Object.keys(report.truth.cells).map((path) => [path, numbersIn(report)(path)]),
    );
  });

  test('is told that a text holds none', async () => {
    assert.deepEqual(await importing(server, '通知.txt', Buffer.from('关于召开会议的通知')), {
      text: '关于召开会议的通知',
      isReport: false,
    });
  });

  test('is told in the own language why a file is not imported', async () => {
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const [zh, en] = await Promise.all([importing(server, '年报.doc', old), importing(english, 'a.doc', old)]);
    assert.ok(zh && 'problem' in zh && en && 'problem' in en);
    assert.match(zh.problem, /^年报\.doc：这是旧格式.*另存为 \.docx/);
    assert.match(en.problem, /^a\.doc: it has an old format.*Save it as \.docx/);
  });

  test('gets nothing for what cannot be bytes, and is answered on', async () => {
    const answer = await server.connection.sendRequest('gongkai/import', {
      uri: 'file:///a',
      name: 'a',
      content: '年',
    });
    assert.equal(answer, null);
    assert.match(server.logged.at(-1) ?? '', /^import: /);
    assert.ok(await importing(server, 'a.txt', Buffer.from('年')));
  });
});
