// Nothing outside the workspace is read, whatever is asked for and however it is named.
import assert from 'node:assert/strict';
import { readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { FolderCheck } from '../../server/src/folderChecks.js';
import { pause, Workspace, workspace } from './onDisk.js';
import { having } from './rules/found.js';
import { of2021, of2022 } from './rules/years.js';

const wrong2021 = having(of2021, [
  '四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1',
  '四、结转下年度继续办理\t3\t0\t0\t0\t0\t0\t3',
]);

/** A workspace, and what stands beside it, which nobody is to see. */
async function places(t: { after: (end: () => void) => void }) {
  const outside = new Workspace({ '2021.txt': wrong2021 });
  t.after(() => rmSync(outside.folder, { recursive: true }));
  const place = await workspace({ '2022.txt': of2022 });
  return { place, outside };
}

describe('outside the workspace', () => {
  test('no file is read that is said to have changed, by way of .. or links', async (t) => {
    const { place, outside } = await places(t);
    const name = outside.folder.split('/').at(-1);
    if (process.platform !== 'win32') {
      symlinkSync(outside.folder, join(place.folder, 'folder'));
      symlinkSync(join(outside.folder, '2021.txt'), join(place.folder, 'link.txt'));
    }
    await place.open('2022.txt', of2022);
    await place.read();
    const uris = [
      outside.uri('2021.txt'),
      `${place.uri('')}../${name}/2021.txt`,
      `${place.uri('')}a/../../${name}/2021.txt`,
      `${place.uri('')}%2e%2e/${name}/2021.txt`,
      `${place.uri('')}%2E./${name}/2021.txt`,
      `${place.uri('')}..%2f${name}%2f2021.txt`,
      place.uri('folder/2021.txt'),
      place.uri('link.txt'),
    ];
    const { connection } = place.server;
    await connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: uris.map((uri) => ({ uri, type: 1 })),
    });
    await pause(400);
    assert.deepEqual(await place.rules('2022.txt'), []);
    assert.deepEqual(
      (await connection.sendRequest<{ uri: string }[]>('gongkai/reports')).map(({ uri }) => uri),
      [place.uri('2022.txt')],
    );
    for (const other of uris) {
      const compared = await connection.sendRequest('gongkai/comparison', { uri: place.uri('2022.txt'), other });
      assert.ok(!JSON.stringify(compared).includes('本年新收政府信息公开申请数量'), `${other} was read`);
    }
    const check = await connection.sendRequest<FolderCheck>('workspace/executeCommand', {
      command: 'gongkai.checkFolder',
    });
    assert.equal(check.files, 1);
    assert.ok(place.published.every(({ uri }) => !uris.includes(uri)));
  });

  test('nothing is written, by whatever is asked with arguments of any kind', async (t) => {
    const { place, outside } = await places(t);
    const { connection } = place.server;
    const before = [readdirSync(place.folder), readdirSync(outside.folder)];
    const nonsense = [undefined, null, 7, '', 'x', '../x', '/etc', 'file:///etc/passwd', 'file://host/x', {}, [], [[]]];
    // Refused or without effect; folders that are read are those that the client names.
    for (const command of [
      'gongkai.checkFolder',
      'gongkai.clearFolder',
      'gongkai.createReport',
      'no.such',
      '__proto__',
    ])
      for (const one of nonsense)
        for (const args of [one, [one], [null, one], [null, [one]], ['某市人民政府', 2023, one]])
          await connection
            .sendRequest('workspace/executeCommand', { command, ...(args === undefined ? {} : { arguments: args }) })
            .catch(({ code }) => assert.ok(code < 0, String(code)));
    for (const folder of nonsense)
      await connection
        .sendRequest('gongkai/newReport', { organ: '../../某市人民政府', year: 2023, folder })
        .then((made) => assert.ok(!/[/\\]/.test((made as { name?: string } | null)?.name ?? '')));
    assert.deepEqual([readdirSync(place.folder), readdirSync(outside.folder)], before);
    assert.ok(place.published.every(({ uri }) => uri.startsWith(place.uri(''))));
  });
});
