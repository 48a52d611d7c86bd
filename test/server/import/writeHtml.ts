import type { Block, Cell } from './model.js';
import { escaped } from './writeDocx.js';

/** How a page is written, where it is not the plain way. */
export interface HtmlWay {
  readonly words?: (text: string, place: 'prose' | 'cell') => string;
  readonly cell?: (cell: Cell, content: string) => string;
  readonly row?: (cells: string) => string;
  /** Around the whole document. */
  readonly page?: (content: string) => string;
}

const spans = ({ columns = 1, rows = 1 }: Cell): string =>
  (columns > 1 ? ` colspan="${columns}"` : '') + (rows > 1 ? ` rowspan=${rows}` : '');

/** A web page. */
export function writeHtml(blocks: readonly Block[], way: HtmlWay = {}): string {
  const {
    words = escaped,
    cell = (own, content) => `<td${spans(own)}>${content}</td>`,
    row = (cells) => `<tr>${cells}</tr>`,
    page = (content) => `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${content}</body></html>`,
  } = way;
  const table = (rows: readonly (readonly Cell[])[]): string =>
    `<table border="1">${rows.map((cells) => row(cells.map((own) => cell(own, words(own.text, 'cell'))).join(''))).join('\n')}</table>`;
  const content = blocks.map((block) => (typeof block === 'string' ? `<p>${words(block, 'prose')}</p>` : table(block)));
  return page(content.join('\n'));
}

/** As Word and WPS save it: runs in spans, paragraphs in cells, conditional comments, empty office elements. */
export const asWordSaves: HtmlWay = {
  words: (text) =>
    `<span style='font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:"Times New Roman"'>${escaped(text.slice(0, 3))}</span><span
lang=EN-US style='font-size:16.0pt'>${escaped(text.slice(3))}<o:p></o:p></span>`,
  cell: (own, content) =>
    `<td width=85${spans(own)} valign=top style='width:63.9pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt'>
  <p class=MsoNormal align=center style='text-align:center;line-height:\n20.0pt'>${content}</p>\n  </td>`,
  row: (cells) =>
    `<tr style='mso-yfti-irow:0;height:1.0cm'>${cells}</tr><![if !supportMisalignedColumns]><tr height=0>${'<td width=85 style="border:none"></td>'.repeat(0)}</tr><![endif]>`,
  page: (content) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""} --></style></head>
<body lang=ZH-CN><div class=WordSection1>${content}<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></div></body></html>`,
};

/** As the editors of government sites write it: spans in spans, blanks for looks, spans of cells that are too wide. */
export const asSitesWrite: HtmlWay = {
  words: (text, place) =>
    place === 'cell'
      ? `<p style="text-align:center;"><span style="font-family:宋体;"><span style="font-size:14px;">&nbsp;${escaped(text)}</span></span><br /></p>`
      : `<span style="font-size:16px;">&emsp;&emsp;${escaped(text)}</span>`,
  cell: (own, content) =>
    `<td${spans({ ...own, columns: (own.columns ?? 1) > 8 ? 50 : (own.columns ?? 1) })} style="word-break:break-all;" valign="center">\n${content}\n</td>`,
  page: (
    content,
  ) => `<!DOCTYPE html><html><head><meta charset="UTF-8"><title>清河县人民政府 2022年政府信息公开工作年度报告</title>
<script>var a = "<table><tr><td>1</td></tr></table>";</script></head><body>
<div class="header"><div class="logo"><a href="/">清河县人民政府</a></div><ul class="nav"><li>首页</li><li>政务公开</li><li>互动交流</li></ul>
<form><input type="text" value="请输入关键字"><button>搜索</button></form></div>
<div class="position">当前位置：<a>首页</a> &gt; <a>政府信息公开年报</a></div>
<div class="side"><ul><li><a>2021年政府信息公开工作年度报告</a></li><li><a>2020年政府信息公开工作年度报告</a></li></ul>${'<p>一条旧闻</p>'.repeat(80)}</div>
<div class="main"><h1>曲沃县人民政府2023年政府信息公开工作年度报告</h1><div class="info"><span>发布日期：2024-01-20</span> <span>来源：县政府办</span></div>
<div class="article"><div id="zoom">${content}</div><div class="sign"><p style="text-align:right">曲沃县人民政府</p><p style="text-align:right">2024年1月20日</p></div></div>
<div class="share">分享到：<a>微信</a></div></div>
<div class="links"><table><tr><td>国务院</td><td>省政府</td></tr><tr><td>市政府</td><td>1</td></tr></table></div>
<div class="footer"><p>主办：清河县人民政府办公室</p><p>备案号：冀ICP备05000000号</p></div></body></html>`,
};
