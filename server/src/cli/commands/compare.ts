import { Command, InvalidArgumentError, Option } from 'commander';
import type { ForFile } from '../../config/model.js';
import { type ComparedNumber, comparedNumbers, sideBySide } from '../../layout/compared.js';
import { parse } from '../../parse/parse.js';
import { organKey } from '../../read/organ.js';
import { read } from '../../read/read.js';
import type { Report } from '../../read/report.js';
import { extractOf, type Summary } from '../../read/summary.js';
import { type Language, sayIn } from '../../rules/rule.js';
import { soleOf } from '../../workspace/index.js';
import { type ConfigFor, configsOf } from '../config.js';
import { ending } from '../ending.js';
import { complain, messageOf, Unusable } from '../errors.js';
import { type Input, readText } from '../files.js';
import { csvHead, csvLine } from '../formats/csv.js';
import { printableText } from '../formats/printable.js';
import { inputsOf } from '../inputs.js';
import { say } from '../notes.js';
import { configOption, encodingOption, filesArgument, type LanguageFlag, langOption, languageFor } from '../options.js';
import { OK, UNUSABLE } from '../status.js';
import { uriOf } from '../uri.js';

interface Flags {
  readonly years?: readonly [number, number];
  readonly organ?: string;
  readonly format: 'text' | 'json' | 'csv';
  readonly lang: LanguageFlag;
  readonly config?: string;
  readonly encoding?: string;
}

/** A report and the file it stands in. */
interface Whole {
  readonly file: string;
  readonly report: Report;
}

export async function runCompare(files: readonly string[], flags: Flags): Promise<number> {
  const language = languageFor(flags.lang);
  const shelf = new Shelf(files, await configsOf(flags.config, language), flags.encoding, language);
  const write = writers[flags.format];
  let isFirst = true;
  for await (const [earlier, later] of flags.years ? shelf.ofYears(flags.years, flags.organ) : shelf.both()) {
    process.stdout.write(printableText(write(earlier, later, isFirst), process.stdout));
    isFirst = false;
  }
  if (flags.format === 'json') process.stdout.write(isFirst ? '[]\n' : '\n]\n');
  return shelf.status;
}

/** The reports among some files. */
class Shelf {
  status = OK;
  readonly #files: readonly string[];
  readonly #configFor: ConfigFor;
  readonly #encoding: string | undefined;
  readonly #language: Language;

  constructor(files: readonly string[], configFor: ConfigFor, encoding: string | undefined, language: Language) {
    this.#files = files;
    this.#configFor = configFor;
    this.#encoding = encoding;
    this.#language = language;
  }

  /**
   * The two reports there are, the one for the earlier year first.
   * @throws Unusable where there are more or fewer
   */
  async *both(): AsyncIterable<[Whole, Whole]> {
    const found: Whole[] = [];
    for await (const whole of this.#reports()) found.push(whole);
    const [one, other] = found.sort((a, b) => (a.report.year ?? 0) - (b.report.year ?? 0));
    if (this.status !== OK) return;
    if (!one || !other || found.length > 2)
      throw new Unusable(
        this.#say(
          `须恰好两份年报，找到 ${found.length} 份；比较两个年度用 --years`,
          `two reports are compared, and ${found.length} were found; for two years there is --years`,
        ),
      );
    yield [one, other];
  }

  /** The reports of every organ, or of one, that has them for both years. Only what tells them apart is kept of others. */
  async *ofYears(years: readonly [number, number], organ: string | undefined): AsyncIterable<[Whole, Whole]> {
    const wanted = organ === undefined ? null : organKey(organ);
    const byOrgan = new Map<string, Summary[]>();
    const files = new Map<string, string>();
    for await (const { file, report } of this.#reports()) {
      const extract = extractOf(report);
      if (!extract || !years.includes(extract.year) || (wanted !== null && extract.organ !== wanted)) continue;
      const uri = uriOf(file);
      files.set(uri, file);
      byOrgan.set(extract.organ, [...(byOrgan.get(extract.organ) ?? []), { ...extract, uri }]);
    }
    let isAny = false;
    for (const key of [...byOrgan.keys()].sort()) {
      const wholes: Whole[] = [];
      for (const year of years) {
        const summary = this.#sole(byOrgan.get(key) ?? [], year);
        const file = summary && files.get(summary.uri);
        if (file) wholes.push({ file, report: await this.#read(file) });
      }
      const [earlier, later] = wholes;
      if (!earlier || !later) continue;
      isAny = true;
      yield [earlier, later];
    }
    if (isAny) return;
    const [before, after] = years;
    throw new Unusable(
      this.#say(
        `没有哪个机关既有 ${before} 年又有 ${after} 年的年报`,
        `there is no organ with a report for ${before} and one for ${after}`,
      ),
    );
  }

  /** The report of an organ for a year; what is wrong where there is none that counts. */
  #sole(reports: readonly Summary[], year: number): Summary | null {
    const found = reports.filter((report) => report.year === year);
    const sole = soleOf(found);
    const name = reports[0]?.name;
    if (found.length === 0) say(this.#language, `${name}没有 ${year} 年的年报`, `${name} has no report for ${year}`);
    else if (!sole) {
      complain(
        this.#say(`${name}有几份 ${year} 年的年报，数据不同`, `${name} has reports for ${year} with different numbers`),
      );
      this.status = UNUSABLE;
    }
    return sole;
  }

  /** Files that cannot be read, and those that are named and hold no report, are told of. */
  async *#reports(): AsyncIterable<Whole> {
    for await (const { input, held } of inputsOf(this.#files, this.#configFor)) {
      try {
        const report = await this.#reportIn(input, held);
        if (report) yield { file: input.path, report };
      } catch (error) {
        complain(`${input.path}: ${messageOf(error)}`);
        this.status = UNUSABLE;
      }
    }
  }

  async #reportIn({ path, named }: Input, held: ForFile | null): Promise<Report | null> {
    const report = held?.isReport === false ? null : await this.#read(path);
    if (report?.form) return report;
    if (named) throw new Error(this.#say('不是可以比较的年报', 'no report that can be compared'));
    return null;
  }

  async #read(path: string): Promise<Report> {
    return read(parse(await readText(path, this.#encoding)));
  }

  #say(zh: string, en: string): string {
    return sayIn(this.#language)(zh, en);
  }
}

const writers: Readonly<Record<Flags['format'], (earlier: Whole, later: Whole, isFirst: boolean) => string>> = {
  text: (earlier, later, isFirst) => `${isFirst ? '' : '\n'}${sideBySide(earlier.report, later.report)}`,
  json: (earlier, later, isFirst) => {
    const side = ({ file, report: { form, organ, year } }: Whole) => ({ file, form: form?.id ?? null, organ, year });
    const numbers = comparedNumbers(earlier.report, later.report);
    const comparison = { earlier: side(earlier), later: side(later), numbers };
    return `${isFirst ? '[' : ','}\n${JSON.stringify(comparison, null, 1)}`;
  },
  csv: (earlier, later, isFirst) => {
    const { organ, year } = later.report;
    const about = [organ ?? '', earlier.report.year ?? '', year ?? ''];
    const rows = comparedNumbers(earlier.report, later.report).map((number) =>
      csvLine([...about, ...columns.map((column) => number[column] ?? '')]),
    );
    return (isFirst ? csvHead(['organ', 'earlierYear', 'laterYear', ...columns]) : '') + rows.join('');
  },
};

const columns: readonly (keyof ComparedNumber)[] = ['cell', 'row', 'column', 'earlier', 'later', 'change'];

const yearsOption = (): Option =>
  new Option('--years <earlier,later>', '各机关这两个年度的年报 / the reports of each organ for two years').argParser(
    (value: string): [number, number] => {
      const [, one, other] = /^(\d{4}),(\d{4})$/.exec(value) ?? [];
      if (one === undefined || one === other)
        throw new InvalidArgumentError('须为两个年度，如 2022,2023 / two years, such as 2022,2023');
      return [Number(one), Number(other)].sort((a, b) => a - b) as [number, number];
    },
  );

export const compareCommand = (): Command =>
  new Command('compare')
    .description('比较两份年报，或两个年度的年报 / compare two reports, or the reports for two years')
    .addArgument(filesArgument())
    .addOption(yearsOption())
    .addOption(new Option('--organ <name>', '只比较这个机关 / of this organ alone'))
    .addOption(new Option('--format <format>', '输出格式 / output').choices(['text', 'json', 'csv']).default('text'))
    .addOption(langOption())
    .addOption(configOption())
    .addOption(encodingOption())
    .action(ending(runCompare));
