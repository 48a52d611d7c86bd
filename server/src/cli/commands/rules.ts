import { Command, Option } from 'commander';
import { type Described, described, explanation, severities } from '../../../../docs/rules-source/pages.js';
import { displayWidth } from '../../layout/render.js';
import type { Language } from '../../rules/rule.js';
import { ending } from '../ending.js';
import { Unusable } from '../errors.js';
import { type LanguageFlag, langOption, languageFor, noRule } from '../options.js';
import { OK } from '../status.js';

interface Flags {
  readonly format: 'text' | 'json';
  readonly lang: LanguageFlag;
}

export async function runRules(ids: readonly string[], { format, lang }: Flags): Promise<number> {
  const language = languageFor(lang);
  const rules = ids.length === 0 ? described : ids.map(ruleNamed);
  if (format === 'json') {
    const answers = rules.map(({ id, severity, title }) => ({ id, severity, title }));
    const explained = rules.map((rule, at) => ({
      ...answers[at],
      explanation: { zh: explanation(rule, 'zh'), en: explanation(rule, 'en') },
    }));
    process.stdout.write(`${JSON.stringify(ids.length === 0 ? answers : explained, null, 1)}\n`);
  } else if (ids.length === 0) process.stdout.write(listed(rules, language));
  else process.stdout.write(rules.map((rule) => `# ${rule.id}\n\n${explanation(rule, language)}`).join('\n'));
  return OK;
}

function ruleNamed(id: string): Described {
  const rule = described.find((candidate) => candidate.id === id);
  if (!rule) throw new Unusable(noRule(id));
  return rule;
}

function listed(rules: readonly Described[], language: Language): string {
  const lines = rules.map(({ id, severity, title }) => [id, severities[severity][language], title[language]] as const);
  const widest = (column: 0 | 1): number => Math.max(...lines.map((line) => displayWidth(line[column])));
  const padded = (words: string, width: number): string => words + ' '.repeat(width - displayWidth(words));
  const [ids, levels] = [widest(0), widest(1)];
  return lines.map(([id, level, title]) => `${padded(id, ids)}  ${padded(level, levels)}  ${title}\n`).join('');
}

export const rulesCommand = (): Command =>
  new Command('rules')
    .description('列出规则，或说明其中几条 / list the rules, or explain some')
    .argument('[id...]', '规则 / rules')
    .addOption(new Option('--format <format>', '输出格式 / output').choices(['text', 'json']).default('text'))
    .addOption(langOption())
    .action(ending(runRules));
