import type { Language } from '../rules/rule.js';
import { inLanguage } from './help.js';

/** How commander says that it does not take a command line, and how that is said in Chinese. */
const wordings: readonly (readonly [pattern: RegExp, zh: string])[] = [
  [/^error: unknown option '(.+?)'/, '没有选项 $1'],
  [/^error: unknown command '(.+?)'/, '没有命令 $1'],
  [/^error: option '(.+?)' argument missing/, '选项 $1 后缺少内容'],
  [/^error: missing required argument '(.+?)'/, '缺少参数 <$1>'],
  [/^error: too many arguments.*? Expected (\d+) arguments? but got (\d+)\./, '参数过多：最多 $1 个，给了 $2 个'],
  [/^error: option '(.+?)' cannot be used with option '(.+?)'/, '选项 $1 不能与 $2 一起使用'],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\. /, '选项 $1 不能是“$2”：'],
  [/^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\. /, '参数 <$2> 不能是“$1”：'],
  [/Allowed choices are (.+)\.$/m, '可选 $1'],
  [/\(Did you mean (?:one of )?(.+)\?\)/, '（是否指 $1？）'],
];

const INVALID = ' is invalid. ';

/** What is wrong with a command line, for readers of a language: `text` is what commander says. */
export function refusalIn(text: string, language: Language): string {
  const reason = text.lastIndexOf(INVALID) + INVALID.length;
  // What our own code adds behind it is there in both languages.
  const said = reason < INVALID.length ? text : text.slice(0, reason) + inLanguage(text.slice(reason), language);
  const words = language === 'zh' ? wordings.reduce((all, [pattern, zh]) => all.replace(pattern, zh), said) : said;
  return `${words.trimEnd()}\n`;
}
