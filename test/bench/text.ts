import { loadCore } from './core.js';
import { jsonOf, markdownOf, reportOf } from './corpus.js';
import { compare, median, timed } from './measure.js';
import { validateJson, validateMarkdown } from './peers.js';

/** Milliseconds, medians. */
export interface TextTime {
  readonly kilobytes: number;
  /** Parse + read + check of a text none of whose numbers have been seen before. */
  readonly first: number;
  /** The same of the same text: all but what an edit has changed is read so. */
  readonly again: number;
  /** The JSON service's parse + validation of each of these texts. */
  readonly json: number;
  /** The Markdown service's parse + outline + validation. */
  readonly markdown: number;
}

const { parse, read, check } = await loadCore();

/** Times a whole check of a report of that size beside VS Code's JSON and Markdown services on the same content. */
export async function timeText(kilobytes: number, runs: number): Promise<TextTime> {
  let text = '';
  let json = '';
  const checkText = () => check(read(parse(text)));
  const works = [checkText, checkText, () => validateJson(json)];
  const [first = Number.NaN, again = Number.NaN, jsonTime = Number.NaN] = await compare(works, runs, (turn) => {
    text = reportOf(kilobytes, turn + 1);
    json = jsonOf(text);
  });
  // It takes so much longer that a few runs tell.
  const inMarkdown = markdownOf(text);
  const others: number[] = [];
  for (let run = 0; run < 3; run++) others.push(await timed(() => validateMarkdown(inMarkdown)));
  return { kilobytes, first, again, json: jsonTime, markdown: median(others) };
}
