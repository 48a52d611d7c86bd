import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type QuickPickItem,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import {
  type ComparedReport,
  type ComparisonParams,
  type ComparisonResult,
  comparisonMethod,
  type KnownReport,
  reportsMethod,
} from '../../server/src/protocol.js';
import type { Server } from './server.js';

const scheme = 'gongkai-comparison';
/** After the last change of a report that is compared, in ms. */
const pause = 300;

/** One side of a comparison: what its address says. */
interface Side {
  readonly earlier: string;
  readonly later: string;
  readonly side: 'earlier' | 'later';
}

/**
 * The tables of two reports side by side. Both are read-only documents whose address says what they are of, so that the
 * editor can ask for them again whenever it likes, and that follow what is typed in the reports.
 */
export class Comparisons implements Disposable {
  readonly #server: Server;
  readonly #changed = new EventEmitter<Uri>();
  readonly #subscriptions: Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#subscriptions = [
      this.#changed,
      workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#textOf(sideOf(uri)),
      }),
      workspace.onDidChangeTextDocument(({ document: { uri } }) => {
        if (uri.scheme !== scheme) this.#followLater();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Compares a report with last year's of the same organ, or with the one that the user chooses. */
  async compare({ uri }: TextDocument): Promise<void> {
    const own = uri.toString();
    let result = await this.#ask({ uri: own });
    if ('reason' in result) {
      const other = await this.#choose(own, result.reason);
      if (other === undefined) return;
      result = await this.#ask({ uri: own, other });
    }
    if ('reason' in result) void window.showWarningMessage(result.reason);
    else await open(result);
  }

  async #ask(params: ComparisonParams): Promise<ComparisonResult> {
    const client = await this.#server.running();
    const result = await client.sendRequest<ComparisonResult | null>(comparisonMethod, params);
    return result ?? { reason: l10n.t('The reports could not be compared.') };
  }

  /** Another report, of all that are known; those of the same organ first. */
  async #choose(own: string, reason: string): Promise<string | undefined> {
    const client = await this.#server.running();
    const known = await client.sendRequest<KnownReport[]>(reportsMethod);
    const organ = known.find(({ uri }) => uri === own)?.organ;
    const others = known.filter(({ uri }) => uri !== own);
    if (others.length === 0) {
      void window.showInformationMessage(l10n.t('{0} Open that report, then compare again.', reason));
      return undefined;
    }
    const items = [
      ...others.filter((report) => report.organ === organ),
      ...others.filter((report) => report.organ !== organ),
    ].map(({ uri, organ: name, year }): QuickPickItem & { uri: string } => ({
      uri,
      label: `${name} ${year}`,
      description: workspace.asRelativePath(Uri.parse(uri)),
    }));
    const picked = await window.showQuickPick(items, {
      title: reason,
      placeHolder: l10n.t('Report to compare with'),
      matchOnDescription: true,
    });
    return picked?.uri;
  }

  async #textOf({ earlier, later, side }: Side): Promise<string> {
    const result = await this.#ask({ uri: later, other: earlier });
    return 'reason' in result ? result.reason : result[side].text;
  }

  #followLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) this.#changed.fire(uri);
    }, pause);
  }
}

function open({ earlier, later }: Record<Side['side'], ComparedReport>): Thenable<unknown> {
  const of = (report: ComparedReport, side: Side['side']): Uri => {
    const said: Side = { earlier: earlier.uri, later: later.uri, side };
    return Uri.from({ scheme, path: `/${titleOf(report)}`, query: JSON.stringify(said) });
  };
  const isSame = earlier.organ === later.organ && later.year !== null;
  const title = `${titleOf(earlier)} ↔ ${isSame ? later.year : titleOf(later)}`;
  return commands.executeCommand('vscode.diff', of(earlier, 'earlier'), of(later, 'later'), title, { preview: false });
}

const titleOf = ({ uri, organ, year }: ComparedReport): string =>
  organ === null ? uri.slice(uri.lastIndexOf('/') + 1) : year === null ? organ : `${organ} ${year}`;

const sideOf = ({ query }: Uri): Side => JSON.parse(query);
