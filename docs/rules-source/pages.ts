import { check } from '../../server/src/check.js';
import { parse } from '../../server/src/parse/parse.js';
import { read } from '../../server/src/read/read.js';
import { extractOf } from '../../server/src/read/summary.js';
import { rules } from '../../server/src/rules/index.js';
import type { Finding, Language, Rule, Severity } from '../../server/src/rules/rule.js';
import { dates } from './dates.js';
import { document } from './document.js';
import { missing } from './missing.js';
import { numbers } from './numbers.js';
import type { Example, ProseByRule } from './prose.js';
import { sample } from './sample.js';
import { statements } from './statements.js';
import { totals } from './totals.js';
import { wording } from './wording.js';
import { years } from './years.js';

export const prose: ProseByRule = {
  ...totals,
  ...missing,
  ...wording,
  ...numbers,
  ...statements,
  ...years,
  ...dates,
  ...document,
};

export type Described = Pick<Rule, 'id' | 'severity' | 'title'>;

/** What `check` reports in the place of a rule that throws. */
const internalError: Described = {
  id: 'internal-error',
  severity: 'information',
  title: { zh: '规则内部出错', en: 'A rule failed' },
};

/** Everything that a finding can be called. */
export const described: readonly Described[] = [...rules, internalError];

/** In words. */
export const severities: Record<Severity, Record<Language, string>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '信息', en: 'information' },
  hint: { zh: '提示', en: 'hint' },
};

interface Headings {
  readonly severity: string;
  readonly why: string;
  readonly example: string;
  readonly says: string;
  readonly correct: string;
  readonly off: string;
  readonly turnOff: (setting: string) => string;
}

const headings: Record<Language, Headings> = {
  zh: {
    severity: '级别：',
    why: '为什么',
    example: '示例',
    says: '提示：',
    correct: '怎样改正',
    off: '怎样关闭',
    turnOff: (setting) =>
      `用快速修复在本文件或整个工作区关闭，或在 \`gongkai.config.json\` 中写 ${setting}。也可以改为 \`error\`、\`warning\`、\`information\`、\`hint\` 级别。`,
  },
  en: {
    severity: 'Severity: ',
    why: 'Why',
    example: 'Example',
    says: 'It says: ',
    correct: 'How to correct it',
    off: 'How to turn it off',
    turnOff: (setting) =>
      `With the quick fix, for the file or the workspace, or with ${setting} in \`gongkai.config.json\`; \`error\`, \`warning\`, \`information\` or \`hint\` there make it as grave as that.`,
  },
};

/** Every page of `docs/rules`, by file name. */
export function pages(): Map<string, string> {
  const one = (rule: Described): [string, string] => [`${rule.id}.md`, page(rule)];
  return new Map([['README.md', index()], ...described.map(one)]);
}

const index = (): string => `# 规则 · Rules

| 规则 Rule | 级别 Severity | 查什么 | What it finds |
|---|---|---|---|
${described.map(({ id, severity, title }) => `| [${id}](${id}.md) | ${severities[severity].zh} ${severities[severity].en} | ${title.zh} | ${title.en} |`).join('\n')}
`;

function page(rule: Described): string {
  return `# ${rule.id}

[中文](#中文) · [English](#english) · [规则 Rules](README.md)

## 中文

${explanation(rule, 'zh')}
## English

${explanation(rule, 'en')}`;
}

/** What a rule looks for, why, an example, how to correct it and how to turn it off. */
export function explanation(rule: Described, language: Language): string {
  const written = prose[rule.id];
  if (!written) throw new Error(`rule ${rule.id} has no prose`);
  const { example } = written;
  const { what, why, correct } = written[language];
  const heading = headings[language];
  return `**${rule.title[language]}**

${heading.severity}${severities[rule.severity][language]}

${what}

### ${heading.why}

${why}

${example ? `### ${heading.example}\n\n\`\`\`text\n${example.shown.trim()}\n\`\`\`\n\n${heading.says}${message(rule.id, example, language)}\n\n` : ''}### ${heading.correct}

${correct}
${
  rule === internalError
    ? ''
    : `
### ${heading.off}

${heading.turnOff(`\`{ "rules": { "${rule.id}": "off" } }\``)}
`
}`;
}

/** What the rule really says about the example, so that no page promises another message than users see. */
function message(rule: string, example: Example, language: Language): string {
  const finding = findingsOf(example, language).find((candidate) => candidate.rule === rule);
  if (!finding) throw new Error(`the example of ${rule} does not show it`);
  return finding.message;
}

/** What is found in the sample report that an example makes wrong, beside the report of the year before if it has one. */
export function findingsOf({ spoil, earlier }: Example, language: Language): readonly Finding[] {
  const before = earlier ? extractOf(read(parse(earlier(sample())))) : null;
  return check(read(parse(spoil(sample()))), {
    language,
    earlier: before && { uri: `file:///${before.year}.md`, ...before },
  }).findings;
}
