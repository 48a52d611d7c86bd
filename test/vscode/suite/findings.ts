// What is found in each of the five reports as received, and that an undone mistake leaves no trace.
import { close, document, finds, openReport, place, replace, same, undo } from './editor.js';

const expected: Record<string, Record<string, number>> = {
  '000_59d91e6a9fd921ee.txt': {},
  '001_c00c0f458b041d9c.txt': { period: 1 },
  '002_692986c6205ac44c.txt': { 'cell-blank': 1, 'section-number': 3, 'section-title': 1 },
  '003_449f627bed4e8a54.txt': { 'column-label': 2, 'row-label': 4 },
  '004_32486a727a531b6f.txt': {
    'column-label': 2,
    'fee-statement': 1,
    organ: 1,
    'prose-number': 1,
    'row-cells': 16,
    share: 1,
  },
};

export const findings = Object.fromEntries(
  Object.entries(expected).map(([name, rules]) => [
    `${name} has its findings, and has them again after an undone mistake`,
    async () => {
      const uri = await openReport(name);
      await finds(uri, rules);
      // That nothing is found in a flawless report proves little before something has been.
      const before = document(uri).getText();
      await replace(uri, place(uri, '一、总体情况'), '一、总体情形');
      await finds(uri, sorted({ ...rules, 'section-title': (rules['section-title'] ?? 0) + 1 }));
      await undo();
      await finds(uri, rules);
      same(document(uri).getText() === before, true, 'the text is as before');
      same(document(uri).isDirty, false, 'the document counts as changed');
      await close();
    },
  ]),
);

const sorted = (counts: Record<string, number>) => Object.fromEntries(Object.entries(counts).sort());
