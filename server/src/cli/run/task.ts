import type { ForFile } from '../../config/model.js';
import type { Report } from '../../read/report.js';
import type { Summary } from '../../read/summary.js';
import type { Format } from '../formats/format.js';
import { checkTask } from './checkTask.js';
import { extractTask } from './extractTask.js';
import type { Order } from './order.js';
import type { Told } from './work.js';

export interface Asked {
  readonly path: string;
  readonly text: string;
  /** What the configuration says of it. */
  readonly held: ForFile | null;
  /** Last year's report, looked up when it is wanted. */
  readonly before: () => Summary | null;
}

/** What a subcommand does with each file. */
export interface Task {
  readonly format: Pick<Format<never>, 'head' | 'between' | 'tail'>;
  /** With the report that was read; null where the file is not to be read as one. */
  answer(asked: Asked): Pick<Told, 'out' | 'findings'> & { readonly report: Report | null };
  failed(path: string, error: string): string;
}

export const taskOf = (order: Order): Task => (order.task === 'check' ? checkTask(order) : extractTask(order));
