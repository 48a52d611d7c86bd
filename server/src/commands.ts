import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Client } from './client.js';
import { canCreateReports, createReport, type Workshop } from './createReport.js';
import type { FolderChecks } from './folderChecks.js';
import { titleOf } from './folderChecks.js';
import { describe, type Log } from './guard.js';
import { type Asked, shownTo } from './progress.js';

/** What commands are answered from. */
export interface CommandDesk extends Workshop {
  readonly folderChecks: FolderChecks;
  readonly log: Log;
}

/** What is wrong with the arguments of a command. */
class Wrong extends Error {}

const createCommand = 'gongkai.createReport';

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

  /**
   * Makes the file of a new report, with what last year's hands on: `[organ, year, folder?]`, the last a uri. Beside last
   * year's where no folder is named. Answers with `{ uri }`.
   */
  [createCommand]: async (desk, [organ, year, folder]) => {
    if (typeof organ !== 'string' || typeof year !== 'number')
      throw new Wrong('[organ, year, folder?] / [机关, 年份, 文件夹?]');
    const made = await createReport(desk, organ, year, isNothing(folder) ? null : uriIn(folder));
    if ('wrong' in made) throw new Wrong(made.wrong);
    return made;
  },
};

/** The commands that a client can take the results of. */
export const commandsFor = (client: Client): string[] =>
  Object.keys(commands).filter((name) => name !== createCommand || canCreateReports(client));

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
