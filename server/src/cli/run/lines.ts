import * as z from 'zod/mini';
import type { Item } from './work.js';

/** A line of NDJSON that holds a report. */
export interface Line {
  readonly line: string;
  /** What it is called where it does not say: `-:12`. */
  readonly name: string;
}

const report = z.object({ file: z.string(), text: z.string() });
/** `{"file", "text"}`, with last year's report of the same organ where it is to be compared. */
const given = z.object({ ...report.shape, earlier: z.optional(z.nullable(report)) });

/**
 * The report of a line.
 * @throws Error with a message for people where it holds none
 */
export function itemIn({ line }: Line): Item {
  const result = given.safeParse(parsed(line));
  if (!result.success) {
    const places = result.error.issues.map(({ path }) => (path.length > 0 ? `"${path.join('.')}"` : 'object'));
    throw new Error(`缺少或不是字符串 / missing, or no string: ${places.join(', ')}`);
  }
  const { file, text, earlier } = result.data;
  return {
    source: { path: file, text },
    named: true,
    ...(earlier && { earlier: { path: earlier.file, text: earlier.text } }),
  };
}

/** What the report of a line is called, whatever else is wrong with it. */
export function pathIn({ line, name }: Line): string {
  try {
    const { file } = parsed(line) as { file?: unknown };
    return typeof file === 'string' ? file : name;
  } catch {
    return name;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error('不是 JSON / is not JSON');
  }
}

/** The lines of a stream of UTF-8 that are not empty, as many at a time as come together. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array | string>,
  name: string,
): AsyncIterable<readonly Line[]> {
  const decoder = new TextDecoder();
  let number = 0;
  /** Pieces of a line that has not ended. */
  let rest: string[] = [];
  const lined = (lines: readonly string[]): Line[] =>
    lines.map((line) => ({ line, name: `${name}:${++number}` })).filter(({ line }) => line.trim() !== '');
  for await (const chunk of stream) {
    const [head = '', ...tail] = decoder.decode(Buffer.from(chunk), { stream: true }).split('\n');
    rest.push(head);
    if (tail.length === 0) continue;
    const last = tail.pop() as string;
    yield lined([rest.join(''), ...tail]);
    rest = [last];
  }
  yield lined([rest.join('') + decoder.decode()]);
}
