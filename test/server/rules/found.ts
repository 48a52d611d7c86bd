import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/rules/rule.js';
import { edited, findingsOf, samples } from '../samples.js';

/** Seed 001 with the one sentence it lacks: nothing is wrong in it, so every finding comes from what a test changes. */
export const flawless: string = having(sampleOf('001'), [
  '一、总体情况',
  '本报告所列数据的统计期限为 2023 年 1 月 1 日至 12 月 31 日。\n\n一、总体情况',
]);

export function sampleOf(start: string): string {
  return samples.find(({ name }) => name.startsWith(start))?.text ?? assert.fail(`no sample ${start}`);
}

/** The text with words replaced where they stand for the first time. */
export function having(text: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    assert.ok(changed.includes(from), `no ${from}`);
    return changed.replace(from, () => to);
  }, text);
}

/** `severity rule words` of every finding. */
export const told = (text: string): string[] =>
  findingsOf(text).map(({ rule, severity, span }) => `${severity} ${rule} ${text.slice(span.start, span.end)}`);

/** The only finding of a text. */
export function only(text: string): Finding {
  const findings = findingsOf(text);
  assert.equal(findings.length, 1, told(text).join('\n'));
  return findings[0] as Finding;
}

/** The text after the preferred correction of its only finding. */
export function corrected(text: string): string {
  const fix = only(text).fixes[0];
  assert.ok(fix?.preferred);
  return edited(text, fix.edits);
}
