import { l10n, languages, Position, SnippetString, Uri, window, workspace } from 'vscode';
import { formForYear } from '../../server/src/form/forms.js';
import { type NewReportParams, type NewReportResult, newReportMethod } from '../../server/src/protocol.js';
import { reportLanguage } from './language.js';
import type { Server } from './server.js';
import { askInTurn, type Step } from './steps.js';
import { untitledUri } from './untitled.js';

/**
 * Asks whose report it is to be, and of which year, and opens it as an untitled document: nothing is written before the
 * user saves it.
 * @param known the organ of the report in front
 */
export async function newReport(server: Server, known: string | null): Promise<void> {
  const active = window.activeTextEditor?.document.uri;
  const folder = (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.[0];
  let answers: readonly string[] = [known ?? '', String(new Date().getFullYear() - 1)];
  for (
    let refused: string | undefined;
    ;
    refused = l10n.t('A report’s title with this name would not be understood.')
  ) {
    const given = await askInTurn(l10n.t('New report'), stepsWith(answers), refused);
    if (!given) return;
    answers = given;
    const [organ = '', year] = given;
    const client = await server.running();
    const params: NewReportParams = { organ, year: Number(year), ...(folder ? { folder: folder.uri.toString() } : {}) };
    const made = await client.sendRequest<NewReportResult | null>(newReportMethod, params);
    if (!made) continue;
    await show(made, folder?.uri);
    void tell(made);
    return;
  }
}

const stepsWith = ([organ = '', year = '']: readonly string[]): Step[] => [
  {
    prompt: l10n.t('Full name of the organ, as in the title of its report'),
    placeholder: '曲沃县人民政府',
    value: organ,
    wrong: (answer) => (answer === '' ? l10n.t('The name is missing.') : undefined),
  },
  {
    prompt: l10n.t('Year that the report is for'),
    value: year,
    wrong: (answer) => {
      if (!/^\d{4}$/.test(answer)) return l10n.t('A year has four digits.');
      if (!formForYear(Number(answer))) return l10n.t('Before 2019 there was another form, which is not supported.');
      return Number(answer) > new Date().getFullYear() ? l10n.t('That year is still to come.') : undefined;
    },
  },
];

async function show({ text, places, name }: NewReportResult, folder: Uri | undefined): Promise<void> {
  const opened = await workspace.openTextDocument(await untitledUri(name, folder));
  const document = await languages.setTextDocumentLanguage(opened, reportLanguage);
  const editor = await window.showTextDocument(document, { preview: false });
  // The first column of a table starts with a tab: as the editor types one, it stays.
  editor.options = { insertSpaces: false };
  await editor.insertSnippet(snippetOf(text, places), new Position(0, 0));
}

/** Places to go to with the Tab key, one after another. */
function snippetOf(text: string, places: NewReportResult['places']): SnippetString {
  const snippet = new SnippetString();
  let from = 0;
  for (const { start, end, choices } of places) {
    snippet.appendText(text.slice(from, start));
    const words = text.slice(start, end);
    if (choices) snippet.appendChoice([words, ...choices]);
    else if (words === '') snippet.appendTabstop();
    else snippet.appendPlaceholder(words);
    from = end;
  }
  return snippet.appendText(text.slice(from));
}

/** Says where the numbers carried in come from, with the way there, or why there are none. */
async function tell({ earlier, message }: NewReportResult): Promise<void> {
  const open = earlier && l10n.t('Open Report of {0}', earlier.year);
  const choice = await window.showInformationMessage(message, ...(open ? [open] : []));
  if (earlier && choice) await window.showTextDocument(Uri.parse(earlier.uri), { preview: false });
}
