import type { Checked } from '../checked.js';
import { type Answer, isFailed } from '../forEach.js';

/** One line a finding, for people and for editors; see contract. */
export function printText(answers: readonly Answer<Checked>[]): void {
  for (const { input, answer } of answers) {
    if (isFailed(answer)) continue;
    for (const { range, severity, rule, message } of answer.findings)
      process.stdout.write(
        `${input.path}:${range.start.line + 1}:${range.start.character + 1} ${severity} ${rule} ${message}\n`,
      );
  }
}
