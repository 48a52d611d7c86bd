import type { Span } from '../parse/tree.js';
import { beginsReport } from '../read/detect.js';
import type { Report } from '../read/report.js';
import { finding } from './finding.js';
import type { Rule } from './rule.js';

/** The text holds no report. */
export const noReport: Rule = {
  id: 'no-report',
  severity: 'information',
  title: { zh: '不是年度报告', en: 'Not a report' },
  *check({ report, say }) {
    if (report.form || report.reason === 'old-form' || report.conflicts.length > 0) return;
    const message =
      report.reason === 'empty'
        ? say('文件为空，没有可检查的年度报告', 'The file is empty; there is no report to check')
        : report.reason === 'binary'
          ? say('这不是文本文件，请另存为文本后再检查', 'This is no text file; save it as text to have it checked')
          : beginsReport(report.tree.text)
            ? say(
                '年度报告刚开始写：有了三个部分的标题和表中的五行以后开始检查',
                'A report just begun: it is checked once it has three section titles and five rows of a table',
              )
            : say(
                '未识别出政府信息公开工作年度报告：至少要有三个部分的标题和表中的五行',
                'No report on government information disclosure: that takes at least three section titles and five rows of a table',
              );
    yield finding(noReport, firstLine(report), message);
  },
};

/** A report of before 2019, when there was another form. */
export const oldForm: Rule = {
  id: 'old-form',
  severity: 'information',
  title: { zh: '2019 年以前的报告', en: 'A report from before 2019' },
  *check({ report, say }) {
    if (report.reason !== 'old-form') return;
    const message = say(
      '这是 2019 年以前的年度报告，当时使用另一种格式，本工具不检查',
      'A report from before 2019, when another form was in use; nothing is checked',
    );
    yield finding(oldForm, report.yearSpan ?? firstLine(report), message);
  },
};

/** A second report in the same file. */
export const severalReports: Rule = {
  id: 'several-reports',
  severity: 'information',
  title: { zh: '一个文件含多份报告', en: 'Several reports in one file' },
  *check({ report, say }) {
    if (!report.second) return;
    const message = say(
      '从这里起是另一份报告，只检查第一份；请分成单独的文件',
      'Another report begins here; only the first is checked. Put each into a file of its own',
    );
    yield finding(severalReports, report.second, message);
  },
};

/** More marks say nothing new. */
const MOST_CONFLICTS = 20;

/** Marks of a merge that nobody finished. */
export const mergeConflict: Rule = {
  id: 'merge-conflict',
  severity: 'information',
  title: { zh: '未解决的合并冲突', en: 'An unfinished merge' },
  *check({ report, say }) {
    for (const span of report.conflicts.slice(0, MOST_CONFLICTS)) {
      const message = say(
        '此处有未解决的合并冲突；解决之后才检查',
        'An unfinished merge; the report is checked once it is resolved',
      );
      yield finding(mergeConflict, span, message);
    }
  },
};

/** The first line with words, at most its first 80 characters. */
function firstLine(report: Report): Span {
  const line = report.tree.lines.find((candidate) => candidate.kind !== 'blank') ?? report.tree.lines[0];
  return line ? { start: line.start, end: Math.min(line.end, line.start + 80) } : { start: 0, end: 0 };
}
