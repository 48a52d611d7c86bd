import type { Cell } from './model.js';

/** What a program puts on the clipboard when somebody copies a table. */
export interface Copied {
  readonly html: string;
  readonly text: string;
}

type Rows = readonly (readonly Cell[])[];

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const spans = ({ columns = 1, rows = 1 }: Cell, quote = ''): string =>
  (columns > 1 ? ` colspan=${quote}${columns}${quote}` : '') + (rows > 1 ? ` rowspan=${quote}${rows}${quote}` : '');

/** The cells of each row with an empty one for each place that another row's cell covers, or, `wide`, any cell. */
function withCovered(rows: Rows, wide: boolean): string[][] {
  const open: number[] = [];
  return rows.map((cells) => {
    const rest = [...cells];
    const written: string[] = [];
    for (let column = 0; rest.length > 0 || (open[column] ?? 0) > 0; ) {
      if ((open[column] ?? 0) > 0) {
        open[column] = (open[column] as number) - 1;
        written.push('');
        column++;
        continue;
      }
      const { text, columns = 1, rows: height = 1 } = rest.shift() as Cell;
      written.push(text, ...(wide ? Array<string>(columns - 1).fill('') : []));
      for (let end = column + columns; column < end; column++) open[column] = height - 1;
    }
    return written;
  });
}

/** Microsoft Word: a paragraph a cell, and a row without height where the borders miss each other. */
export const word = (rows: Rows): Copied => ({
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/a/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml>
 <w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal
	{mso-style-unhide:no;
	margin:0cm;
	text-align:justify;
	font-size:10.5pt;
	font-family:等线;}
-->
</style>
</head>
<body lang=ZH-CN style='tab-interval:21.0pt;word-wrap:break-word;text-justify-trim:punctuation'>
<!--StartFragment-->
<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 width=643
 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;mso-yfti-tbllook:1184'>
${rows
  .map(
    (cells, at) => ` <tr style='mso-yfti-irow:${at};height:15.6pt'>
${cells
  .map(
    (
      cell,
    ) => `  <td width=54${spans(cell)} style='width:40.5pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>
  <p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'><span
  ${/^[\d.]*$/.test(cell.text) ? 'lang=EN-US ' : ''}style='font-family:宋体;mso-bidi-font-family:宋体;color:black'>${
    cell.text === '' ? '<o:p>&nbsp;</o:p>' : `${escaped(cell.text)}<span lang=EN-US><o:p></o:p></span>`
  }</span></p>
  </td>`,
  )
  .join('\n')}
 </tr>`,
  )
  .join('\n')}
 <![if !supportMisalignedColumns]>
 <tr height=0>
${"  <td width=54 style='border:none'></td>\n".repeat(4)} </tr>
 <![endif]>
</table>
<!--EndFragment-->
</body>
</html>
`,
  text: `${withCovered(rows, false)
    .map((cells) => cells.join('\t'))
    .join('\r\n')}\r\n`,
});

/** WPS Office: words in `font` elements, blanks kept by `mso-spacerun`. */
export const wps = (rows: Rows): Copied => ({
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type  content="text/html; charset=utf-8" ><meta name=ProgId  content=Word.Document ><meta name=Generator  content="Microsoft Word 14" ><meta name=Originator  content="Microsoft Word 14" ><title></title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Revision>1</o:Revision></o:DocumentProperties></xml><![endif]--><style>
@font-face{
font-family:"Times New Roman";
}
p.MsoNormal{
mso-style-name:正文;
margin:0pt;
text-align:justify;
}
</style></head><body style="tab-interval:21pt;" ><!--StartFragment--><table class=MsoNormalTable  border=1  cellspacing=0  style="border-collapse:collapse;width:481.95pt;mso-table-layout-alt:fixed;border:none;" >${rows
    .map(
      (cells) =>
        `<tr style="height:21.6pt;" >${cells
          .map(
            (cell) =>
              `<td width=54  valign=center ${spans(cell)}  style="width:40.55pt;padding:0pt 5.4pt 0pt 5.4pt ;border:1.0000pt solid windowtext;" ><p class=MsoNormal  align=center  style="text-align:center;" ><span style="mso-spacerun:'yes';font-family:宋体;font-size:10.5000pt;" >${
                cell.text === '' ? '&nbsp;' : `<font face="宋体" >${escaped(cell.text)}</font>`
              }</span><span style="mso-spacerun:'yes';font-size:10.5000pt;" ><o:p></o:p></span></p></td>`,
          )
          .join('')}</tr>`,
    )
    .join('')}</table><!--EndFragment--></body></html>`,
  text: `${withCovered(rows, false)
    .map((cells) => cells.join('\t'))
    .join('\r\n')}\r\n`,
});

/** Microsoft Excel: columns first, the fragment inside the table; as text, every place of a merged cell has its tab. */
export const excel = (rows: Rows): Copied => ({
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Excel.Sheet>
<meta name=Generator content="Microsoft Excel 15">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";
	mso-displayed-thousand-separator:"\\,";}
.xl65
	{text-align:center;
	border:.5pt solid windowtext;
	white-space:normal;}
-->
</style>
</head>

<body link="#0563C1" vlink="#954F72">

<table border=0 cellpadding=0 cellspacing=0 width=720 style='border-collapse:
 collapse;width:540pt'>
<!--StartFragment-->
 <col width=72 span=10 style='width:54pt'>
${rows
  .map(
    (cells) => ` <tr height=19 style='height:14.25pt'>
${cells
  .map(
    (cell) =>
      `  <td${spans(cell)} height=19 class=xl65 width=72 style='height:14.25pt;border-left:none;\n  width:54pt'${
        /^\d+$/.test(cell.text) ? ' align=right x:num' : ''
      }>${cell.text === '' ? '&nbsp;' : escaped(cell.text)}</td>`,
  )
  .join('\n')}
 </tr>`,
  )
  .join('\n')}
<!--EndFragment-->
</table>

</body>

</html>
`,
  text: withCovered(rows, true)
    .map((cells) => `${cells.map((cell) => (cell.includes('\n') ? `"${cell}"` : cell)).join('\t')}\r\n`)
    .join(''),
});

/** Chrome and Edge: the elements of the page with the styles that hold for them; as text, merged cells leave nothing. */
export const chrome = (rows: Rows): Copied => ({
  html: `<meta charset='utf-8'><table border="1" cellspacing="0" width="100%" style="border-collapse: collapse; caret-color: rgb(0, 0, 0); color: rgb(51, 51, 51); font-family: 微软雅黑; white-space: normal; text-indent: 0px;"><tbody>${rows
    .map(
      (cells) =>
        `<tr>${cells
          .map(
            (cell) =>
              `<td${spans(cell, '"')} style="padding: 0px; border: 1px solid rgb(0, 0, 0); text-align: center;"><p style="margin: 0px;">${escaped(cell.text)}</p></td>`,
          )
          .join('')}</tr>`,
    )
    .join('')}</tbody></table>`,
  text: rows.map((cells) => cells.map(({ text }) => text).join('\t')).join('\n'),
});

export const programs = { word, wps, excel, chrome };
