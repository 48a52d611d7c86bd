import { connect } from 'node:net';
import { createConnection } from 'vscode-languageserver/node';
import { commandOf, usage } from './commandLine.js';
import { nodeConfig } from './config/nodeConfig.js';
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
    serve(createConnection(), system);
    break;
  case 'stdio':
    serve(createConnection(), system);
    break;
  case 'connect': {
    // As streams, so that the process ends when the editor hangs up.
    const socket = connect({ host: '127.0.0.1', ...command.to });
    socket.once('error', ({ message }) => fail(message, 1));
    serve(createConnection(socket, socket), system);
    break;
  }
  case 'help':
    process.stdout.write(usage);
    break;
  case 'version':
    process.stdout.write(`${version}\n`);
    break;
  case 'unusable':
    fail(`${command.why}\n\n${usage}`.trimEnd(), 2);
}

function fail(why: string, code: number): void {
  process.stderr.write(`gongkai: ${why}\n`);
  process.exitCode = code;
}
