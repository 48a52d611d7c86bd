import { strToU8, zipSync } from 'fflate';
import type { Block } from './model.js';
import { escaped } from './writeDocx.js';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** A value of a cell as the file holds it: text, or a number with the index of its format. */
export type Value = string | { readonly number: string; readonly format?: number };

/** Formats of numbers: general, a date (built in), an amount. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="0.00_ "/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>`;

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** The XML of a sheet: its values by row and column; null for cells that have borders and nothing else. */
export function sheetXml(rows: readonly (readonly (Value | null | undefined)[])[], strings: string[]): string {
  const xml = rows.map((row, at) => {
    const cells = row.map((value, column) => {
      if (value === undefined) return '';
      const place = `r="${letters(column)}${at + 1}" s="${value !== null && typeof value === 'object' ? (value.format ?? 0) : 0}"`;
      if (value === null || value === '') return `<c ${place}/>`;
      if (typeof value !== 'string') return `<c ${place}><v>${value.number}</v></c>`;
      strings.push(value);
      return `<c ${place} t="s"><v>${strings.length - 1}</v></c>`;
    });
    return `<row r="${at + 1}" spans="1:15">${cells.join('')}</row>`;
  });
  return `<worksheet xmlns="${main}"><sheetData>${xml.join('')}</sheetData></worksheet>`;
}

/** A workbook of these sheets. */
export function writeXlsx(sheets: readonly (readonly (readonly (Value | null | undefined)[])[])[]): Uint8Array {
  const strings: string[] = [];
  return zipXlsx(
    sheets.map((rows) => sheetXml(rows, strings)),
    strings,
  );
}

/** A workbook around the XML of its sheets. */
export function zipXlsx(
  sheets: readonly string[],
  strings: readonly string[] = [],
  states: readonly string[] = [],
): Uint8Array {
  const names = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${names.map((_, at) => `<sheet name="表${at + 1}" sheetId="${at + 1}" state="${states[at] ?? 'visible'}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships">${names.map((name, at) => `<Relationship Id="rId${at + 1}" Type="${relationships}/worksheet" Target="${name}"/>`).join('')}<Relationship Id="rIdS" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdT" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': styles,
  };
  sheets.forEach((xml, at) => {
    parts[`xl/${names[at]}`] = xml;
  });
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
}

/** The rows of a document on a sheet: merged cells have their words in the first place, paragraphs stand in column A. */
export function rowsOf(
  blocks: readonly Block[],
  typed: (text: string) => Value = asTyped,
): (Value | null | undefined)[][] {
  return blocks.flatMap((block) => {
    if (typeof block === 'string') return [[block]];
    const covered: number[] = [];
    return block.map((cells, at) => {
      const row: (Value | null)[] = [];
      let column = 0;
      const pass = (): void => {
        while ((covered[column] ?? 0) > at) row[column++] = null;
      };
      for (const { text, columns = 1, rows = 1 } of cells) {
        pass();
        for (let n = 0; n < columns; n++) {
          row[column] = n === 0 ? typed(text) : null;
          covered[column++] = at + rows;
        }
      }
      pass();
      return row;
    });
  });
}

/** Digits become a number. */
const asTyped = (text: string): Value => (/^\d+(?:\.\d+)?$/.test(text) ? { number: text } : text);
