import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Client } from '../client.js';
import type { OpenDocument } from '../documents.js';
import type { Finding, Language, Severity } from '../rules/rule.js';
import { rangeOf } from './ranges.js';
import { type DiagnosticData, isWrongNumber } from './wrongNumbers.js';

/** Diagnostics shown for a document; more help nobody and slow every editor down. */
export const mostShown = 500;

const severityOf: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
const gravity: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export interface DiagnosticOptions {
  readonly client: Pick<Client, 'relatedInformation' | 'codeDescription' | 'diagnosticData'>;
  /** Where the pages of the rules are. */
  readonly rulesBase: string | undefined;
  readonly language: Language;
}

/** What of a document is needed here. */
type Document = Pick<OpenDocument, 'text' | 'report'>;

/** The findings as diagnostics. Of too many, the gravest are shown, and the last one says how many are not. */
export function diagnosticsOf(
  document: Document,
  findings: readonly Finding[],
  options: DiagnosticOptions,
): Diagnostic[] {
  const { shown, hidden } = capped(findings);
  const diagnostics = shown.map((finding) => diagnosticOf(document, finding, options));
  const [next] = hidden;
  if (next) {
    diagnostics.push({
      range: rangeOf(document.text, next.span),
      severity: DiagnosticSeverity.Information,
      source: 'gongkai',
      message:
        options.language === 'zh'
          ? `另有 ${hidden.length} 处问题未显示。`
          : `${hidden.length} more findings are not shown.`,
    });
  }
  return diagnostics;
}

/** How many of that many findings are shown. */
export const shownOf = (total: number): number => (total > mostShown ? mostShown - 1 : total);

function capped(findings: readonly Finding[]): { shown: readonly Finding[]; hidden: readonly Finding[] } {
  const limit = shownOf(findings.length);
  if (limit === findings.length) return { shown: findings, hidden: [] };
  const gravest = [...findings].sort((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
  return { shown: gravest.slice(0, limit), hidden: gravest.slice(limit) };
}

/** One finding, exactly on its words. */
export function diagnosticOf({ text, report }: Document, finding: Finding, options: DiagnosticOptions): Diagnostic {
  const { client, rulesBase } = options;
  const diagnostic: Diagnostic = {
    range: rangeOf(text, finding.span),
    severity: severityOf[finding.severity],
    source: 'gongkai',
    code: finding.rule,
    message: finding.message,
  };
  if (rulesBase && client.codeDescription) diagnostic.codeDescription = { href: `${rulesBase}${finding.rule}.md` };
  if (client.diagnosticData && isWrongNumber(report, finding))
    diagnostic.data = { wrongNumber: true } satisfies DiagnosticData;
  if (client.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map((related) => ({
      location: 'place' in related ? related.place : { uri: text.uri, range: rangeOf(text, related.span) },
      message: related.message,
    }));
  }
  return diagnostic;
}
