import jsonService from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadCore } from './core.js';
import { jsonOf, reportOf } from './corpus.js';
import { compare } from './measure.js';

export interface TextTime {
  readonly kilobytes: number;
  /** Milliseconds, medians: parse + read + check, and the JSON service's parse + validation. */
  readonly gongkai: number;
  readonly json: number;
}

const { parse, read, check } = await loadCore();
const service = jsonService.getLanguageService({});

async function validate(json: string): Promise<unknown> {
  const document = TextDocument.create('file:///rows.json', 'json', 1, json);
  return service.doValidation(document, service.parseJSONDocument(document));
}

/** Times a whole check of a report of that size beside VS Code's JSON service on the same content. */
export async function timeText(kilobytes: number, runs: number): Promise<TextTime> {
  const text = reportOf(kilobytes);
  const json = jsonOf(text);
  const [ours = 0, theirs = 0] = await compare([() => check(read(parse(text))), () => validate(json)], runs);
  return { kilobytes, gongkai: ours, json: theirs };
}
