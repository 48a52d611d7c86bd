import { strToU8, zipSync } from 'fflate';
import type { Block, Cell } from './model.js';

/** How a document is written, where it is not the plain way. */
export interface DocxWay {
  /** The runs of a paragraph. */
  readonly runs?: (text: string, place: 'prose' | 'cell') => string;
  /** The properties of the row at an index, as XML. */
  readonly rowProperties?: (row: number) => string;
  /** Goes before and after the rows, and the paragraphs, of the body. */
  readonly wrapRow?: (row: string) => string;
  readonly wrapBlock?: (block: string) => string;
  /** Other parts, by name, as XML. */
  readonly parts?: Readonly<Record<string, string>>;
}

export const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A run with the properties that Word and WPS put everywhere. */
export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>${properties}<w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

export const paragraph = (runs: string, properties = ''): string =>
  `<w:p w:rsidR="00B27A2E"><w:pPr>${properties}<w:spacing w:line="560" w:lineRule="exact"/></w:pPr>${runs}</w:p>`;

/** A Word document. */
export function writeDocx(blocks: readonly Block[], way: DocxWay = {}): Uint8Array {
  const { runs = run, wrapBlock = (block) => block } = way;
  const body = blocks.map((block) =>
    wrapBlock(typeof block === 'string' ? paragraph(runs(block, 'prose')) : tableXml(block, way)),
  );
  return zipDocx(body.join(''), way.parts);
}

/** A document around the XML of its body. */
export function zipDocx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const types = ['document.main', ...Object.keys(parts).map((name) => name.slice(5, -4))].map(
    (type) =>
      `<Override PartName="/word/${type.split('.')[0]}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
  );
  const related = Object.keys(parts).map(
    (name, at) =>
      `<Relationship Id="rId${at + 1}" Type="${relationships}/${name.slice(5, -4)}" Target="${name.slice(5)}"/>`,
  );
  const all: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${packaged}/relationships">${related.join('')}</Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${w}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
    ...parts,
  };
  const declared = Object.entries(all).map(([name, xml]) => [
    name,
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`),
  ]);
  return zipSync({ ...Object.fromEntries(declared), 'word/media/image1.png': new Uint8Array(5000) });
}

/** A table; a cell over several rows has an empty one below it in each of them, as the format wants. */
export function tableXml(rows: readonly (readonly Cell[])[], way: DocxWay = {}): string {
  const { runs = run, rowProperties = () => '', wrapRow = (row) => row } = way;
  const open: { columns: number; left: number }[] = [];
  const lines = rows.map((cells, index) => {
    const rest = [...cells];
    const written: string[] = [];
    for (let column = 0; rest.length > 0 || (open[column]?.left ?? 0) > 0; ) {
      const above = open[column];
      if (above && above.left > 0) {
        written.push(cellXml(paragraph(''), above.columns, '<w:vMerge/>'));
        above.left--;
        column += above.columns;
        continue;
      }
      const { text, columns = 1, rows: height = 1 } = rest.shift() as Cell;
      const merge = height > 1 ? '<w:vMerge w:val="restart"/>' : '';
      open[column] = { columns, left: height - 1 };
      written.push(cellXml(paragraph(runs(text, 'cell'), '<w:jc w:val="center"/>'), columns, merge));
      column += columns;
    }
    return wrapRow(`<w:tr w:rsidR="00B27A2E"><w:trPr>${rowProperties(index)}</w:trPr>${written.join('')}</w:tr>`);
  });
  return `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid/>${lines.join('')}</w:tbl>`;
}

export const cellXml = (content: string, columns = 1, merge = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>${columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : ''}${merge}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
