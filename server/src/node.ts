import { Console } from 'node:console';
import { connect } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import type { MessageReader, MessageWriter } from 'vscode-languageserver';
import { createConnection, IPCMessageReader, IPCMessageWriter, StreamMessageWriter } from 'vscode-languageserver/node';
import { commandOf, usage } from './commandLine.js';
import { nodeConfig } from './config/nodeConfig.js';
import { Lifecycle } from './lifecycle.js';
import { NodeReader } from './nodeReader.js';
import { serve } from './server.js';
import { localeOf } from './settings.js';
import { version } from './version.js';
import { nodeFiles } from './workspace/nodeFiles.js';

const system = {
  files: nodeFiles,
  configs: nodeConfig,
  decoder: async () => (await import('./encoding.js')).decode,
  locale: localeOf(process.env),
};
const command = commandOf(process.argv.slice(2), process.send !== undefined);
switch (command.kind) {
  case 'node-ipc':
    process.once('disconnect', () => process.exit(1));
    talk(new IPCMessageReader(process), new IPCMessageWriter(process));
    break;
  case 'stdio':
    // Whatever libraries have to say must not get among the messages.
    globalThis.console = new Console(process.stderr);
    talkOver(process.stdin, process.stdout);
    break;
  case 'connect': {
    const socket = connect({ host: '127.0.0.1', ...command.to });
    talkOver(socket, socket);
    break;
  }
  case 'help':
    process.stdout.write(usage);
    break;
  case 'version':
    process.stdout.write(`${version}\n`);
    break;
  case 'unusable':
    say(`${command.why}\n\n${usage}`.trimEnd());
    process.exitCode = 2;
}

/** Talks over streams, and ends when the editor hangs up. */
function talkOver(input: Readable, output: Writable): void {
  const reader = new NodeReader(input);
  reader.onError(({ message }) => say(message));
  const lifecycle = talk(reader, new StreamMessageWriter(output));
  for (const event of ['end', 'close']) input.once(event, () => process.exit(lifecycle.isOver ? 0 : 1));
}

function talk(reader: MessageReader, writer: MessageWriter): Lifecycle {
  const messageStrategy = new Lifecycle(writer);
  serve(createConnection(reader, writer, { messageStrategy }), system);
  return messageStrategy;
}

function say(what: string): void {
  process.stderr.write(`gongkai: ${what}\n`);
}
