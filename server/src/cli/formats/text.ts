import { styleText } from 'node:util';
import type { Language, Severity } from '../../rules/rule.js';
import type { Checked } from '../checked.js';
import { isFailed } from '../inputs.js';
import type { Format, Style, Sum } from './format.js';
import { frameOf } from './frame.js';
import { printable } from './printable.js';

type Look = Parameters<typeof styleText>[0];

const LOOKS: Readonly<Record<Severity, Look>> = { error: 'red', warning: 'yellow', information: 'blue', hint: 'gray' };

/** A line a finding, for people and for editors; on a terminal the words it is about, too, and a sum. See contract. */
export function text({ color, columns }: Style, language: Language): Format<Checked> {
  const paint = (look: Look, words: string): string =>
    color ? styleText(look, words, { validateStream: false }) : words;
  return {
    file(path, answer, content) {
      if (isFailed(answer) || answer.findings.length === 0) return '';
      const lines = columns > 0 ? content.split(/\r\n|\r|\n/) : [];
      const told = answer.findings.map(({ range, severity, rule, message }) => {
        const { line, character } = range.start;
        const where = paint('bold', `${printable(path)}:${line + 1}:${character + 1}`);
        const first = `${where} ${paint(LOOKS[severity], severity)} ${paint('dim', rule)} ${printable(message)}\n`;
        if (columns === 0) return first;
        const frame = frameOf(lines[line] ?? '', range, columns);
        return `${first}${frame.line}\n${paint(LOOKS[severity], frame.mark)}\n`;
      });
      return told.join('');
    },
    tail: (sum) => (columns > 0 ? `${paint('bold', summary(sum, language))}\n` : ''),
  };
}

const NAMES: Readonly<Record<Severity, readonly [zh: string, one: string, more: string]>> = {
  error: ['错误', 'error', 'errors'],
  warning: ['警告', 'warning', 'warnings'],
  information: ['信息', 'information', 'informations'],
  hint: ['提示', 'hint', 'hints'],
};

/** 检查了 3 份文件：2 处错误，1 处警告 */
function summary({ files, findings, failed }: Sum, language: Language): string {
  const severities = (Object.keys(NAMES) as Severity[]).filter((severity) => findings[severity] > 0);
  const isChinese = language === 'zh';
  const counts = severities.map((severity) => {
    const count = findings[severity];
    const [zh, one, more] = NAMES[severity];
    return isChinese ? `${count} 处${zh}` : `${count} ${count === 1 ? one : more}`;
  });
  if (failed.length > 0) counts.push(isChinese ? `${failed.length} 个无法读取` : `${failed.length} not readable`);
  const told = counts.join(isChinese ? '，' : ', ');
  if (isChinese) return `检查了 ${files} 个文件：${told || '没有发现问题'}`;
  return `${files} ${files === 1 ? 'file' : 'files'} checked: ${told || 'nothing found'}`;
}
