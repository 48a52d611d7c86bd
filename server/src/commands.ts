import { type Connection, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { FolderChecks } from './folderChecks.js';
import { titleOf } from './folderChecks.js';
import { describe, type Log } from './guard.js';
import type { Neighbours } from './neighbours.js';
import { type Asked, shownTo } from './progress.js';
import type { Language } from './rules/rule.js';

/** What commands are answered from. */
export interface CommandDesk {
  readonly connection: Connection;
  readonly neighbours: Neighbours;
  readonly folderChecks: FolderChecks;
  readonly language: Language;
  readonly log: Log;
}

/** What is wrong with the arguments of a command. */
class Wrong extends Error {}

type Command = (desk: CommandDesk, args: readonly unknown[], asked: Asked) => Promise<unknown>;

/** The commands of the server, for any client. VS Code registers them under these names. */
const commands: Readonly<Record<string, Command>> = {
  /**
   * Checks all reports below a folder, or of the workspace where none is named: `[folder?, except?]`, both of uris,
   * `except` a list of files that are no reports. Answers with a `FolderCheck`.
   */
  'gongkai.checkFolder': async ({ connection, neighbours, folderChecks, language, log }, [folder, except], asked) => {
    const folders = isNothing(folder) ? neighbours.folders : [uriIn(folder)];
    if (folders.length === 0) throw new Wrong('no folder is open / 没有打开文件夹');
    const shown = shownTo(asked, connection, titleOf(language), log);
    try {
      return await folderChecks.check(folders, isNothing(except) ? [] : listIn(except).map(uriIn), shown);
    } finally {
      shown.done();
    }
  },

  /** Takes back what that command found below a folder, or everywhere where none is named: `[folder?]`. */
  'gongkai.clearFolder': async ({ folderChecks }, [folder]) => {
    await folderChecks.clear(isNothing(folder) ? undefined : uriIn(folder));
    return null;
  },
};

export const commandNames: readonly string[] = Object.keys(commands);

export function answerCommands(desk: CommandDesk): void {
  desk.connection.onExecuteCommand(async ({ command, arguments: args = [] }, token, progress) => {
    const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (!run) return new ResponseError(ErrorCodes.InvalidParams, `no command ${command}`);
    try {
      return await run(desk, args, { token, progress });
    } catch (error) {
      if (error instanceof Wrong) return new ResponseError(ErrorCodes.InvalidParams, error.message);
      desk.log.error(`${command}: ${describe(error)}`);
      return new ResponseError(LSPErrorCodes.RequestFailed, error instanceof Error ? error.message : String(error));
    }
  });
}

const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined;

function uriIn(value: unknown): string {
  if (typeof value === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(value)) return value;
  throw new Wrong(`${JSON.stringify(value)} is no uri`);
}

function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Wrong(`${JSON.stringify(value)} is no list`);
}
