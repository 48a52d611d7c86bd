import type { Connection } from 'vscode-languageserver';
import type { Checked, OpenDocument } from './documents.js';
import { shownOf } from './features/diagnostics.js';
import type { Log } from './guard.js';
import { type Limit, type StatusParams, statusMethod } from './protocol.js';

/** Tells how the last check went: whoever debugs, and a client that wants to know. Each check is told once. */
export class Statuses {
  /** The last status that was told of each document, as JSON. */
  readonly #told = new Map<string, string>();

  /**
   * @param isWanted whether the client wants to know
   * @param isAll whether every file of the workspace was looked through
   */
  constructor(
    private readonly connection: Connection,
    private readonly log: Log,
    private readonly isWanted: boolean,
    private readonly isAll: () => boolean,
  ) {}

  tell({ uri, text, isNone }: OpenDocument, { report, findings, isTooLong, at, took }: Checked): void {
    const limits: Limit[] = [];
    if (isTooLong) limits.push('length');
    if (!this.isAll()) limits.push('files');
    const status: StatusParams = {
      uri,
      form: isNone ? null : (report.form?.id ?? null),
      organ: report.organ,
      year: report.year,
      findings: findings.length,
      shown: shownOf(findings.length),
      limits,
      checkedAt: at,
      took,
    };
    const known = JSON.stringify(status);
    if (this.#told.get(uri) === known) return;
    this.#told.set(uri, known);
    this.log.debug(`${uri}: version ${text.version} checked in ${took.toFixed(1)} ms, findings: ${findings.length}`);
    if (this.isWanted) void this.connection.sendNotification(statusMethod, status);
  }

  /** Of a document that is closed. */
  forget(uri: string): void {
    this.#told.delete(uri);
  }
}
