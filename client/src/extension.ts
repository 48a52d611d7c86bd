import { type ExtensionContext, window } from 'vscode';
import { registerCommands } from './commands.js';
import { Comparisons } from './comparison.js';
import { Corrections } from './corrections.js';
import { Detection } from './detection.js';
import { offerEncoding } from './encoding.js';
import { forgetFile } from './folderCheck.js';
import { Import } from './import.js';
import { offerPaste } from './paste.js';
import { type Launch, Server } from './server.js';
import { Status } from './status.js';
import { TotalsOnType } from './totals.js';

/** Puts the concerns together; the mains for desktop and browser only differ in how the server is started. */
export function run(context: ExtensionContext, launch: Launch): void {
  const log = window.createOutputChannel('Gongkai', { log: true });
  const status = new Status();
  const server = new Server(context, launch, log, status);
  const detection = new Detection(context.workspaceState, log, server, (uri) => void forgetFile(server, uri));
  const corrections = new Corrections(server);
  const importing = new Import(server, log);
  const comparisons = new Comparisons(server);
  context.subscriptions.push(
    log,
    status,
    server,
    detection,
    corrections,
    comparisons,
    offerEncoding(log),
    offerPaste(server),
    new TotalsOnType(server),
    importing.offerOnDrop(),
    ...registerCommands({ log, server, status, detection, corrections, comparisons, importing }),
  );
}
