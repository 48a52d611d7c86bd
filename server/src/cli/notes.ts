import { type Language, sayIn } from '../rules/rule.js';

/** Tells people what was done, where it is in nobody's way: on the error output. */
export function say(language: Language, zh: string, en: string): void {
  process.stderr.write(`${sayIn(language)(zh, en)}\n`);
}
