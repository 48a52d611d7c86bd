import { carryOver } from './carry-over.js';
import { cellBlank } from './cell-blank.js';
import { cellFormat } from './cell-format.js';
import { cellNumber } from './cell-number.js';
import { columnMissing } from './column-missing.js';
import { feeStatement } from './fee-statement.js';
import { formYear } from './form-year.js';
import { inForce } from './in-force.js';
import { jump } from './jump.js';
import { columnLabel, rowLabel } from './labels.js';
import { organ } from './organ.js';
import { period } from './period.js';
import { placeholder } from './placeholder.js';
import { proseNumber } from './prose-number.js';
import { balance, casesTotal, outcomeTotal, rowTotal } from './relations.js';
import { rowCells } from './row-cells.js';
import { rowMissing } from './row-missing.js';
import type { Rule } from './rule.js';
import { sectionEmpty } from './section-empty.js';
import { sectionMissing } from './section-missing.js';
import { sectionNumber } from './section-number.js';
import { sectionOrder } from './section-order.js';
import { sectionTitle } from './section-title.js';
import { share } from './share.js';
import { signDate } from './sign-date.js';
import { tableMissing } from './table-missing.js';
import { totalBlank } from './total-blank.js';
import { unchangedText } from './unchanged-text.js';
import { mergeConflict, noReport, oldForm, severalReports } from './whole.js';
import { yearMismatch } from './year-mismatch.js';

/** Every rule, in the order of contract and documentation. To add one: a file beside these, and a line here. */
export const rules: readonly Rule[] = [
  rowTotal,
  outcomeTotal,
  balance,
  casesTotal,
  totalBlank,
  rowCells,
  columnMissing,
  rowMissing,
  tableMissing,
  sectionMissing,
  rowLabel,
  columnLabel,
  sectionTitle,
  sectionNumber,
  sectionOrder,
  sectionEmpty,
  cellBlank,
  cellNumber,
  cellFormat,
  formYear,
  yearMismatch,
  period,
  signDate,
  feeStatement,
  placeholder,
  proseNumber,
  share,
  organ,
  carryOver,
  inForce,
  unchangedText,
  jump,
  noReport,
  oldForm,
  severalReports,
  mergeConflict,
];
