import { corrections, type Round } from '../check/preferred.js';
import { check } from '../check.js';
import { asGraveAs, rulesFor } from '../config/levels.js';
import type { ForFile } from '../config/model.js';
import { parse } from '../parse/parse.js';
import { type Position, positionAt } from '../parse/position.js';
import { read } from '../read/read.js';
import type { Report } from '../read/report.js';
import { type Extract, extractOf, type Summary } from '../read/summary.js';
import type { Finding, Language } from '../rules/rule.js';
import { ReportIndex } from '../workspace/index.js';
import type { ConfigFor } from './config.js';
import { messageOf } from './errors.js';
import { type Input, readText } from './files.js';
import { type Answer, inputsOf } from './inputs.js';
import { type RewriteOptions, type Rewritten, rewrite } from './rewrite.js';
import { uriOf } from './uri.js';

export interface FixOptions extends RewriteOptions {
  readonly language: (held: ForFile | null) => Language;
  /** Whether what a rule finds is to be corrected. */
  readonly corrects: (rule: string) => boolean;
}

/** A correction that was made. */
export interface Correction {
  readonly rule: string;
  readonly title: string;
  /** Where, in the text as it was by then. */
  readonly at: Position;
}

export interface Fixed extends Rewritten {
  readonly isReport: boolean;
  readonly corrections: readonly Correction[];
  /** How many findings there are then. */
  readonly left: number;
}

/**
 * Corrects files beside last year's reports, as `gongkai check` checks them. Those of last year go first: what is certain
 * may depend on them, and a second run is to find nothing more.
 */
export async function* fixAll(
  patterns: readonly string[],
  options: FixOptions,
  configFor: ConfigFor,
): AsyncIterable<Answer<Fixed>> {
  const waiting = new Map<string, Waiting>();
  for await (const { input, held } of inputsOf(patterns, configFor))
    waiting.set(uriOf(input.path), { input, held, extract: null });
  const index = new ReportIndex();
  if (waiting.size > 1) {
    for (const [uri, file] of waiting) {
      file.extract = await extractFrom(file, options.encoding);
      index.file(uri, file.extract);
    }
  }
  async function* fixed(uri: string): AsyncIterable<Answer<Fixed>> {
    const file = waiting.get(uri);
    if (!file) return;
    waiting.delete(uri);
    const { input, held, extract } = file;
    const isCompared = extract !== null && held?.compares(extract.year) !== false;
    if (isCompared)
      for (const before of index.of(extract.organ, extract.year - 1, () => true)) yield* fixed(before.uri);
    const earlier = isCompared ? index.earlier(uri, extract.organ, extract.year, () => '') : null;
    try {
      const { report, ...answer } = await fix(file, earlier, options);
      index.file(uri, extractOf(report));
      yield { input, answer };
    } catch (error) {
      yield { input, answer: { error: messageOf(error) } };
    }
  }
  for (const uri of [...waiting.keys()]) yield* fixed(uri);
}

interface Waiting {
  readonly input: Input;
  readonly held: ForFile | null;
  extract: Extract | null;
}

/** null, too, where the file cannot be read, which is told when it is its turn. */
async function extractFrom({ input, held }: Waiting, encoding: string | undefined): Promise<Extract | null> {
  if (held?.isReport === false) return null;
  const text = await readText(input.path, encoding).catch(() => null);
  return text === null ? null : extractOf(read(parse(text)));
}

async function fix(
  { input, held }: Waiting,
  earlier: Summary | null,
  { language, corrects, ...options }: FixOptions,
): Promise<Fixed & { readonly report: Report }> {
  /** Of every round, and of what came out. */
  const reports: Report[] = [];
  let findings: readonly Finding[] = [];
  let rounds: readonly Round[] = [];
  const asked = { language: language(held), earlier, rules: rulesFor(held) };
  const rewritten = await rewrite(
    input.path,
    (text) => {
      rounds = corrections(text, (now) => {
        const report = read(parse(now));
        reports.push(report);
        findings = asGraveAs(held, check(report, asked).findings);
        return findings.filter(({ rule }) => corrects(rule));
      });
      return rounds.map(({ edits }) => edits);
    },
    options,
  );
  const report = reports.at(-1) as Report;
  return {
    ...rewritten,
    report,
    isReport: report.form !== null,
    left: findings.length,
    corrections: rounds.flatMap(({ certain }, round) =>
      certain.map(({ finding: { rule }, fix: { title, edits } }) => {
        const start = Math.min(...edits.map(({ span }) => span.start));
        return { rule, title, at: positionAt((reports[round] as Report).tree, start) };
      }),
    ),
  };
}
