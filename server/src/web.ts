import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { ConfigSource } from './config/configs.js';
import { Lifecycle } from './lifecycle.js';
import { serve } from './server.js';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

const port = globalThis as unknown as Port;
/** A browser has no files of its own: the client reads them. */
const configs: ConfigSource = {
  read: async () => null,
  load: () => import('./config/config.js'),
};
const writer = new BrowserMessageWriter(port);
serve(createConnection(new BrowserMessageReader(port), writer, { messageStrategy: new Lifecycle(writer) }), {
  configs,
});
