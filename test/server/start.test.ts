import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

test('the server answers its client before it loads anything else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-start-'));
  const server = join(folder, 'server.cjs');
  copyFileSync(fileURLToPath(new URL('../../dist/server.js', import.meta.url)), server);
  const child = spawn(process.execPath, [server, '--stdio']);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  try {
    const answered = connection.sendRequest<object>('initialize', { processId: null, rootUri: null, capabilities: {} });
    const ended = once(child, 'exit').then(() => null);
    assert.ok(
      await Promise.race([answered, ended]),
      'the server ended instead: it looks for another file at its start',
    );
  } finally {
    connection.dispose();
    child.kill();
    rmSync(folder, { recursive: true });
  }
});
