import {
  type Connection,
  CreateFile,
  MessageType,
  ShowMessageNotification,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from './client.js';
import { notBegun } from './features/newReport.js';
import { rangeOf } from './features/ranges.js';
import type { Neighbours } from './neighbours.js';
import type { OtherYears } from './otherYears.js';
import { type Language, sayIn } from './rules/rule.js';

/** What a report is made with, in editors that have no command of their own for it. */
export interface Workshop {
  readonly connection: Connection;
  readonly client: Client;
  readonly neighbours: Neighbours;
  readonly otherYears: OtherYears;
  readonly language: Language;
}

/** Whether a client can take what `createReport` does. */
export const canCreateReports = ({ appliesEdits, createsFiles }: Client): boolean => appliesEdits && createsFiles;

/**
 * Has the editor make the file of a new report, shows it, and says where its numbers come from.
 * @param folder where the file is to stand: beside last year's, or in the only folder of the workspace, where it is null
 * @returns the uri of the file, or what is wrong
 */
export async function createReport(
  { connection, client, neighbours, otherYears, language }: Workshop,
  organ: string,
  year: number,
  folder: string | null,
): Promise<{ readonly uri: string } | { readonly wrong: string }> {
  const say = sayIn(language);
  const made = await otherYears.begin({ organ, year, ...(folder === null ? {} : { folder }) });
  if (!made) return { wrong: notBegun({ organ, year }, say) };
  const [only, ...others] = neighbours.folders;
  const place = folder ?? made.earlier?.uri.replace(/\/[^/]*$/, '') ?? (others.length === 0 ? only : undefined);
  if (place === undefined) return { wrong: say('请指明文件夹。', 'Name the folder that the report is to stand in.') };
  const uri = `${place.replace(/\/$/, '')}/${encodeURIComponent(made.name)}`;
  const isThere = { wrong: say(`${made.name}已经存在。`, `${made.name} is there already.`) };
  // Some editors empty a file that is there, and others write into it, whatever they are told.
  if (await neighbours.isTaken(uri)) return isThere;
  const start = { line: 0, character: 0 };
  const { applied } = await connection.workspace.applyEdit({
    label: made.name,
    edit: {
      documentChanges: [
        CreateFile.create(uri, { overwrite: false, ignoreIfExists: false }),
        TextDocumentEdit.create({ uri, version: null }, [TextEdit.insert(start, made.text)]),
      ],
    },
  });
  if (!applied) return { wrong: say(`编辑器没有建立${made.name}。`, `The editor did not make ${made.name}.`) };
  const { message } = made;
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
  if (client.showsDocuments) {
    const text = TextDocument.create(uri, '', 0, made.text);
    const [first] = made.places;
    const selection = first && rangeOf(text, first);
    await connection.window.showDocument({ uri, takeFocus: true, ...(selection ? { selection } : {}) });
  }
  return { uri };
}
