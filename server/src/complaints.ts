import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Client } from './client.js';
import { configName, type Problem, told } from './config/model.js';
import { describe, type Log } from './guard.js';
import type { Language } from './rules/rule.js';

/** Who is told, and how. */
export interface Complainant {
  readonly connection: Connection;
  readonly client: Client;
  readonly language: Language;
  /** Whether the client likes a button that opens the place. */
  readonly offersToOpen: boolean;
  readonly log: Log;
}

/** Says what is wrong with a configuration, for which the defaults hold then; once for the same mistakes. */
export class Complaints {
  /** What was said of each configuration, by its uri. */
  readonly #said = new Map<string, string>();

  constructor(private readonly by: Complainant) {}

  tell(uri: string, wrong: readonly Problem[] | Error): void {
    const { language, log } = this.by;
    const reasons = wrong instanceof Error ? [wrong.message] : wrong.map((problem) => told(problem, language));
    const all = `${uri}\n${reasons.join('\n')}`;
    if (this.#said.get(uri) === all) return;
    this.#said.set(uri, all);
    log.warn(all);
    const message = messageOf(reasons, language);
    this.#show(message, uri, wrong instanceof Error ? undefined : wrong[0]).catch((error) =>
      log.error(describe(error)),
    );
  }

  async #show(message: string, uri: string, place?: Problem): Promise<void> {
    const { connection, client, language, offersToOpen } = this.by;
    if (!offersToOpen || !client.showsDocuments)
      return connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    const title = { zh: '打开', en: 'Open' }[language];
    if (!(await connection.window.showWarningMessage(message, { title }))) return;
    const start = { line: (place?.line ?? 1) - 1, character: (place?.character ?? 1) - 1 };
    await connection.window.showDocument({ uri, takeFocus: true, selection: { start, end: start } });
  }
}

/** What is wrong, and where, comes first: editors cut a message short. */
function messageOf([first, ...others]: readonly string[], language: Language): string {
  const more = { zh: `（另有 ${others.length} 处）`, en: ` (and ${others.length} more)` }[language];
  const what = others.length > 0 ? first + more : first;
  return {
    zh: `${configName}：${what}。按默认设置检查。`,
    en: `${configName}: ${what}. The defaults are used.`,
  }[language];
}
