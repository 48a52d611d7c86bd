import type { ForFile } from '../config/model.js';
import { organKey } from '../read/organ.js';
import type { Summary } from '../read/summary.js';
import type { Language } from '../rules/rule.js';
import { ReportIndex } from '../workspace/index.js';
import { type Checked, checkText } from './checked.js';
import type { ConfigFor } from './config.js';
import { readText } from './files.js';
import { type Answer, forEach, isFailed } from './forEach.js';
import { uriOf } from './uri.js';

/**
 * Checks files in turn, each beside last year's report of the same organ if that is among the files of this run,
 * named or found through a directory. A file that turns out to have such a neighbour is read a second time, so that no
 * more than one text is kept however many there are.
 */
export async function checkAll(
  patterns: readonly string[],
  encoding: string | undefined,
  language: (held: ForFile | null) => Language,
  configFor: ConfigFor,
): Promise<Answer<Checked>[]> {
  const index = new ReportIndex();
  const answers: Answer<Checked>[] = [];
  const first = forEach<Checked>(patterns, encoding, configFor, (text, path, held) => {
    const { answer, extract } = checkText(text, language(held), held);
    index.file(uriOf(path), extract);
    return answer;
  });
  for await (const answer of first) answers.push(answer);
  const beside: Answer<Checked>[] = [];
  for (const { input, answer } of answers) {
    const held = await configFor(input.path);
    const isCompared = !isFailed(answer) && (answer.year === null || held?.compares(answer.year) !== false);
    const earlier = isCompared ? earlierThan(answer, input.path, index) : null;
    const text = earlier && (await readText(input.path, encoding).catch(() => null));
    beside.push({ input, answer: text === null ? answer : checkText(text, language(held), held, earlier).answer });
  }
  return beside;
}

const earlierThan = ({ organ, year }: Checked, path: string, index: ReportIndex): Summary | null =>
  organ === null || year === null ? null : index.earlier(uriOf(path), organKey(organ), year, () => '');
