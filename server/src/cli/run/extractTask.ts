import { parse } from '../../parse/parse.js';
import { read } from '../../read/read.js';
import { extracted } from '../extracted.js';
import { extractFormats } from '../formats/formats.js';
import type { ExtractOrder } from './order.js';
import type { Task } from './task.js';

/** What `gongkai extract` does with each file. */
export function extractTask(order: ExtractOrder): Task {
  const format = extractFormats[order.format]();
  return {
    format,
    answer({ path, text }) {
      const report = read(parse(text), false);
      return { out: format.file(path, extracted(report), text), findings: {}, report };
    },
    failed: (path, error) => format.file(path, { error }, ''),
  };
}
