import { comparisonOf } from './features/comparison.js';
import type { DiagnosticOptions } from './features/diagnostics.js';
import { knownReports } from './features/knownReports.js';
import { newReportOf } from './features/newReport.js';
import type { Neighbours } from './neighbours.js';
import type { ComparisonParams, ComparisonResult, KnownReport, NewReportParams, NewReportResult } from './protocol.js';
import type { Summary } from './read/summary.js';
import { sayIn } from './rules/rule.js';
import type { Settings } from './settings.js';

type Options = Pick<DiagnosticOptions, 'language'> & Pick<Settings, 'acrossFolders' | 'format'>;

/** What the reports of other years are good for beside checks: to begin a new one, and to be compared. */
export class OtherYears {
  readonly #neighbours: Neighbours;
  readonly #optionsFor: (uri: string) => Promise<Options>;

  /** @param optionsFor what was set for a file or folder */
  constructor(neighbours: Neighbours, optionsFor: (uri: string) => Promise<Options>) {
    this.#neighbours = neighbours;
    this.#optionsFor = optionsFor;
  }

  async known(): Promise<KnownReport[]> {
    await this.#neighbours.settled();
    return knownReports(this.#neighbours.reports());
  }

  /** null where the title could not be read as that organ's and of that year. */
  async begin(params: NewReportParams): Promise<NewReportResult | null> {
    const near = params.folder ?? 'untitled:report';
    const { acrossFolders, format, language } = await this.#optionsFor(near);
    const of = (year: number) => this.#of(params.organ, year, acrossFolders ? null : near);
    const years = { before: await of(params.year - 1), same: await of(params.year) };
    return newReportOf(params, years, { layout: format.layout, say: sayIn(language) });
  }

  async compare(params: ComparisonParams): Promise<ComparisonResult> {
    const { acrossFolders, language } = await this.#optionsFor(params.uri);
    const shelf = {
      whole: (uri: string) => this.#neighbours.whole(uri),
      of: (organ: string, year: number) => this.#of(organ, year, acrossFolders ? null : params.uri),
    };
    return comparisonOf(params, shelf, sayIn(language));
  }

  async #of(organ: string, year: number, near: string | null): Promise<readonly Summary[]> {
    await this.#neighbours.settled();
    // Not every editor tells of files that change.
    for (const { uri } of this.#neighbours.of(organ, year, near)) await this.#neighbours.readAgain(uri);
    return this.#neighbours.of(organ, year, near);
  }
}
