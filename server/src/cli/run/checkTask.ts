import type { Severity } from '../../rules/rule.js';
import { checkText } from '../checked.js';
import { checkFormats } from '../formats/formats.js';
import { languageFor } from '../options.js';
import type { CheckOrder } from './order.js';
import type { Task } from './task.js';

/** What `gongkai check` does with each file. */
export function checkTask(order: CheckOrder): Task {
  const format = checkFormats[order.format](order);
  const only = order.rules && new Set(order.rules);
  return {
    format,
    answer({ path, text, held, before }) {
      const language = languageFor(order.lang, held);
      const { answer, report } = checkText(text, { language, held, before, only });
      const findings: Partial<Record<Severity, number>> = {};
      for (const { severity } of answer.findings) findings[severity] = (findings[severity] ?? 0) + 1;
      return { out: format.file(path, answer, text), findings, report };
    },
    failed: (path, error) => format.file(path, { error }, ''),
  };
}
