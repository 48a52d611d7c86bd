import {
  commands,
  type Disposable,
  env,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  l10n,
  languages,
  window,
  workspace,
} from 'vscode';
import type { Limit, StatusParams } from '../../server/src/protocol.js';
import { reportLanguage } from './language.js';
import { State } from './languageClient.js';

/** What the editor's language status says about the report in front: its form, its year, how many findings. */
export class Status implements Disposable {
  readonly #item: LanguageStatusItem;
  readonly #byUri = new Map<string, StatusParams>();
  readonly #watching: readonly Disposable[];
  #isStarting = false;
  #isDead = false;
  #hasReport = false;

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

  /** Whose report is in front, where it is one and tells. */
  get organ(): string | null {
    return this.#inFront()?.organ ?? null;
  }

  checked(status: StatusParams): void {
    this.#byUri.set(status.uri, status);
    if (status.form !== null) this.#tellOfReport();
    this.#show();
  }

  server(state: State): void {
    this.#isStarting = state === State.Starting;
    this.#isDead = state === State.Stopped || state === State.StartFailed;
    this.#show();
  }

  #inFront(): StatusParams | undefined {
    const uri = window.activeTextEditor?.document.uri.toString();
    return uri === undefined ? undefined : this.#byUri.get(uri);
  }

  /** The first step of the walkthrough is made. */
  #tellOfReport(): void {
    if (!this.#hasReport) void commands.executeCommand('setContext', 'gongkai.hasReport', true);
    this.#hasReport = true;
  }

  #show(): void {
    const item = this.#item;
    const dead = this.#isDead;
    const status = this.#inFront();
    const details = dead || !status ? undefined : detailsOf(status);
    item.busy = this.#isStarting;
    item.severity = severityOf(dead, status);
    item.text = dead ? l10n.t('The checks have stopped') : textOf(status);
    item.detail = details?.shown ?? '';
    item.accessibilityInformation = { label: [item.text, details?.spoken ?? []].flat().join(l10n.t(', ')) };
    item.command = dead
      ? { command: 'gongkai.restart', title: l10n.t('Restart') }
      : { command: 'gongkai.showLog', title: l10n.t('Show log') };
  }
}

function severityOf(dead: boolean, status: StatusParams | undefined): LanguageStatusSeverity {
  if (dead) return LanguageStatusSeverity.Error;
  return status && (status.limits.length > 0 || status.shown < status.findings)
    ? LanguageStatusSeverity.Warning
    : LanguageStatusSeverity.Information;
}

function textOf(status: StatusParams | undefined): string {
  if (!status) return l10n.t('Annual report');
  const { form, year } = status;
  if (form === null) return l10n.t('No report that can be checked');
  return year === null ? l10n.t('Form of {0}', form) : l10n.t('Report of {0}, form of {1}', year, form);
}

/**
 * What was found, what was not looked at, and when that was: `shown` in few words, as there is room for few, `spoken`
 * by screen readers without signs that have no sound.
 */
function detailsOf({ findings, shown, limits, checkedAt, took }: StatusParams): { shown: string; spoken: string[] } {
  const time = new Date(checkedAt).toLocaleTimeString(env.language);
  const milliseconds = took < 10 ? took.toFixed(1) : Math.round(took);
  const found = [
    shown < findings ? l10n.t('{0} of {1} findings shown', shown, findings) : l10n.t('Findings: {0}', findings),
    ...limits.map(limitTold),
  ];
  return {
    shown: [...found, l10n.t('{0} ({1} ms)', time, milliseconds)].join(' · '),
    spoken: [...found, l10n.t('checked at {0} in {1} milliseconds', time, milliseconds)],
  };
}

function limitTold(limit: Limit): string {
  switch (limit) {
    case 'length':
      return l10n.t('too long to be checked');
    case 'files':
      return l10n.t('too many files to compare with');
  }
}
