import { deserialize, serialize } from 'node:v8';
import { parse } from '../../parse/parse.js';
import { organKey } from '../../read/organ.js';
import { read, whose } from '../../read/read.js';
import { type Extract, extractOf, type Summary } from '../../read/summary.js';
import type { Severity } from '../../rules/rule.js';
import { mayBeReport } from '../../workspace/content.js';
import { soleOf } from '../../workspace/index.js';
import { configsOf } from '../config.js';
import { messageOf, Unusable } from '../errors.js';
import { readNow } from '../files.js';
import { languageFor } from '../options.js';
import { uriOf } from '../uri.js';
import { itemIn, type Line, pathIn } from './lines.js';
import type { Order } from './order.js';
import { taskOf } from './task.js';

/** A text to work on: the file of that path, or one that was given with a name. */
export interface Source {
  readonly path: string;
  readonly text?: string;
}

/** A file to be answered for. */
export interface Item {
  readonly source: Source;
  /** Even if it is no report. */
  readonly named: boolean;
  /** Last year's report of the same organ. */
  readonly earlier?: Source;
  /** What is known of it already. */
  readonly extract?: Packed;
  /** Next year's report is still to come. */
  readonly isEarlier?: boolean;
}

/** An extract as it travels between threads and is kept. */
export type Packed = Uint8Array;

/** What came of an item. */
export interface Told {
  readonly path: string;
  /** What is to be written. */
  readonly out: string;
  /** How many findings there are, by how grave they are. */
  readonly findings: Readonly<Partial<Record<Severity, number>>>;
  readonly error?: string;
  /** Where next year's report is still to come. */
  readonly extract?: Packed;
}

/** In the order of what was asked; null for what is passed over. */
export type Answers = readonly (Told | null)[];

/** Whose report a file is, its organ as `organKey` has it. */
export type Name = { readonly organ: string; readonly year: number } | null;

/** What can be done in any thread. Whatever is asked for is plain data, and so are the answers. */
export interface Work {
  /** Whose reports files are, and of which years; of a file that is none it may say anything. */
  names(sources: readonly Source[]): Promise<Name[]>;
  /** The one that counts of several reports of one organ for one year. */
  sole(sources: readonly Source[]): Promise<Source | null>;
  /** Answers for files, in turn. One that cannot be read is answered with its error and stops no other. */
  answers(items: readonly (Item | Line)[]): Promise<Answers>;
}

/** What a thread is asked, by the name of the method. */
export interface Question {
  readonly id: number;
  readonly method: keyof Work;
  readonly given: Parameters<Work[keyof Work]>[0];
}

export function answerTo(work: Work, { method, given }: Question): ReturnType<Work[keyof Work]> {
  const answer = work[method] as (asked: typeof given) => ReturnType<Work[keyof Work]>;
  return answer(given);
}

/** Does all of it in this thread. */
export async function workOf(order: Order): Promise<Work> {
  const configFor = await configsOf(order.config, languageFor(order.lang));
  const task = taskOf(order);
  const textOf = ({ path, text }: Source): string => text ?? readNow(path, order.encoding);
  const summaryOf = (source: Source): Summary | null => {
    const extract = extractOf(read(parse(textOf(source)), false));
    return extract && { ...extract, uri: uriOf(source.path) };
  };

  async function nameOf(source: Source): Promise<Name> {
    const held = await configFor(source.path);
    const text = held?.isReport === false ? null : orNull(() => textOf(source));
    const found = text !== null && mayBeReport(text) ? whose(text) : null;
    return found && { organ: organKey(found.organ), year: found.year };
  }

  async function answer(item: Item, known: Map<string, Extract | null>): Promise<Told | null> {
    const { source, earlier } = item;
    const { path } = source;
    const held = await configFor(path);
    if (held?.isReport === false && !item.named) return null;
    const named = item.named || held?.isReport === true;
    const text = textOf(source);
    if (!named && !mayBeReport(text)) return null;
    const before = (): Summary | null => {
      if (!earlier) return null;
      const extract = item.extract ? (deserialize(item.extract) as Extract) : known.get(earlier.path);
      if (extract === undefined) return orNull(() => summaryOf(earlier));
      return extract && { ...extract, uri: uriOf(earlier.path) };
    };
    const { report, ...told } = task.answer({ path, text, held, before });
    if (!named && !report?.form) return null;
    const extract = item.isEarlier && report ? extractOf(report) : null;
    if (item.isEarlier) known.set(path, extract);
    return { path, ...told, ...(extract && { extract: serialize(extract) }) };
  }

  return {
    async names(sources) {
      const names: Name[] = [];
      for (const source of sources) names.push(await nameOf(source));
      return names;
    },

    async sole(sources) {
      let first: { readonly source: Source; readonly summary: Summary } | undefined;
      for (const source of sources) {
        const summary = orNull(() => summaryOf(source));
        if (first && summary && !soleOf([first.summary, summary])) return null;
        if (summary) first ??= { source, summary };
      }
      return first?.source ?? null;
    },

    async answers(items) {
      const told: (Told | null)[] = [];
      const known = new Map<string, Extract | null>();
      for (const item of items) {
        try {
          told.push(await answer('line' in item ? itemIn(item) : item, known));
        } catch (error) {
          if (error instanceof Unusable) throw error;
          const path = 'line' in item ? pathIn(item) : item.source.path;
          const reason = messageOf(error);
          told.push({ path, out: task.failed(path, reason), findings: {}, error: reason });
        }
      }
      return told;
    },
  };
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
