import type { DocumentLink } from 'vscode-languageserver';
import type { OpenDocument } from '../documents.js';
import type { Span, Tree } from '../parse/tree.js';
import { rules } from '../rules/index.js';
import type { Language } from '../rules/rule.js';
import { lawsIn } from './laws.js';
import { rangeOf } from './ranges.js';

/** What laws and official documents lay down for a report, and the rule whose page tells of it. */
const pages: readonly { readonly rule: string; readonly words: RegExp }[] = [
  { rule: 'section-missing', words: /^《(?:(?:中华人民共和国)?政府信息公开)?条例》$|^国务院令第711号$/ },
  { rule: 'form-year', words: /政府信息公开工作年度报告格式|^国办公开办函.(?:2021.第?30|2019.第?60)号$/ },
  { rule: 'fee-statement', words: /政府信息公开信息处理费管理办法|^国办函.2020.第?109号$/ },
];

export interface LinkOptions {
  readonly language: Language;
  /** Address of the folder of the rules' pages, with `/`; without it laws lead nowhere. */
  readonly rulesBase?: string | undefined;
}

/** What leads somewhere: laws and documents that a rule's page tells of, and addresses as they are. */
export function documentLinksOf(
  { text, report }: Pick<OpenDocument, 'text' | 'report'>,
  { language, rulesBase }: LinkOptions,
): DocumentLink[] {
  const links = addressesIn(report.tree).map((span): DocumentLink => {
    const range = rangeOf(text, span);
    const words = text.getText(range);
    return { range, target: /^www/i.test(words) ? `http://${words}` : words };
  });
  if (rulesBase === undefined) return links;
  for (const { span, words } of lawsIn(report)) {
    const page = pages.find((candidate) => candidate.words.test(words));
    if (!page) continue;
    const title = rules.find(({ id }) => id === page.rule)?.title[language] ?? page.rule;
    const tooltip = language === 'zh' ? `规则说明：${title}` : `About the rule: ${title}`;
    links.push({ range: rangeOf(text, span), target: `${rulesBase}${page.rule}.md`, tooltip });
  }
  return links;
}

/** With a scheme, or as people print them: www.gov.cn. */
const ADDRESS = /(?:https?:\/\/|(?<![-\w./@])www\.)[a-z0-9][-\w.~:/?#@!$&'*+,;=%]{2,2000}/gi;
/** What ends a sentence ends no address. */
const TAIL = /[.,;:!?']{1,9}$/;

/** Addresses that stand on one line. Of one that goes over the end of its line nobody knows all of it. */
function addressesIn({ text }: Tree): Span[] {
  return [...text.matchAll(ADDRESS)].flatMap(({ index, 0: words }) => {
    if (/^\r?\n[\w/?=&%]/.test(text.slice(index + words.length, index + words.length + 3))) return [];
    return { start: index, end: index + words.replace(TAIL, '').length };
  });
}
