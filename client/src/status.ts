import {
  type Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  window,
  workspace,
} from 'vscode';
import { State } from 'vscode-languageclient';
import type { StatusParams } from '../../server/src/status.js';
import { reportLanguage } from './detection.js';

/** What the editor's language status says about the report in front: its form, its year, how many findings. */
export class Status implements Disposable {
  readonly #item: LanguageStatusItem;
  readonly #byUri = new Map<string, StatusParams>();
  readonly #watching: readonly Disposable[];
  #state = State.Stopped;
  #everStarted = false;

  constructor() {
    this.#item = languages.createLanguageStatusItem('gongkai.status', { language: reportLanguage });
    this.#item.name = l10n.t('Annual report');
    this.#watching = [
      window.onDidChangeActiveTextEditor(() => this.#show()),
      workspace.onDidCloseTextDocument(({ uri }) => this.#byUri.delete(uri.toString())),
    ];
    this.#show();
  }

  dispose(): void {
    for (const watching of this.#watching) watching.dispose();
    this.#item.dispose();
  }

  checked(status: StatusParams): void {
    this.#byUri.set(status.uri, status);
    this.#show();
  }

  server(state: State): void {
    this.#state = state;
    this.#everStarted = true;
    this.#show();
  }

  #show(): void {
    const item = this.#item;
    const dead = this.#everStarted && (this.#state === State.Stopped || this.#state === State.StartFailed);
    item.busy = this.#state === State.Starting;
    item.severity = dead ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    if (dead) {
      item.text = l10n.t('The checks have stopped');
      item.detail = '';
      item.command = { command: 'gongkai.restart', title: l10n.t('Restart') };
      return;
    }
    const uri = window.activeTextEditor?.document.uri.toString();
    const status = uri === undefined ? undefined : this.#byUri.get(uri);
    item.text = status ? textOf(status) : l10n.t('Annual report');
    item.detail = status ? detailOf(status) : '';
    item.command = { command: 'gongkai.showLog', title: l10n.t('Show log') };
  }
}

const textOf = ({ form, year }: StatusParams): string => {
  if (form === null) return l10n.t('No report that can be checked');
  return year === null ? l10n.t('Form of {0}', form) : l10n.t('Report of {0}, form of {1}', year, form);
};

const detailOf = ({ findings, shown }: StatusParams): string =>
  shown < findings ? l10n.t('{0} of {1} findings shown', shown, findings) : l10n.t('Findings: {0}', findings);
