import type { Language } from '../rules/rule.js';
import type { Reason } from './refusal.js';

/** Why a file is not imported, and what can be done instead. */
const problems: Readonly<Record<Reason, Readonly<Record<Language, string>>>> = {
  empty: {
    zh: '没有文字。扫描件和图片须先识别文字（OCR）。',
    en: 'there is no text in it. Scans and pictures have to go through text recognition (OCR) first.',
  },
  'too-large': {
    zh: '文件过大或结构过于复杂，不导入：年报不会这样。',
    en: 'it is too large, or too complex, to be imported: no report is.',
  },
  damaged: { zh: '文件已损坏，无法读取。', en: 'it is damaged and cannot be read.' },
  'old-office': {
    zh: '这是旧格式（.doc、.wps、.xls、.et）或加密的文件。请在 Word、WPS 或 Excel 中另存为 .docx 或 .xlsx（不设密码），再导入。',
    en: 'it has an old format (.doc, .wps, .xls, .et) or is protected by a password. Save it as .docx or .xlsx without a password in Word, WPS or Excel, then import that.',
  },
  'open-document': {
    zh: '请另存为 .docx 或 .xlsx，再导入。',
    en: 'save it as .docx or .xlsx, then import that.',
  },
  pdf: {
    zh: '不能直接读取 PDF。请复制其中的文字，或用 pdftotext -layout 导出为文本文件，再导入。',
    en: 'PDF cannot be read directly. Copy its text, or export it with pdftotext -layout, then import that.',
  },
  ofd: {
    zh: '不能直接读取 OFD。请复制其中的文字，或在阅读器中导出为文本或 .docx，再导入。',
    en: 'OFD cannot be read directly. Copy its text, or export it as text or .docx, then import that.',
  },
  rtf: {
    zh: '这是 RTF 文件。请在 Word 或 WPS 中另存为 .docx，再导入。',
    en: 'it is an RTF file. Save it as .docx in Word or WPS, then import that.',
  },
  'page-archive': {
    zh: '这是单个文件的网页（MHTML）或 XML 文档。请另存为 .docx 或 .html，再导入。',
    en: 'it is a web page archive (MHTML) or an XML document. Save it as .docx or .html, then import that.',
  },
  unknown: {
    zh: '不是可以导入的格式。可以导入 .docx、.xlsx、.html 和文本文件。',
    en: 'it has no format that can be imported. Documents of Word (.docx) and Excel (.xlsx), web pages and text can be.',
  },
};

export const problemWith = (name: string, reason: Reason, language: Language): string =>
  language === 'zh' ? `${name}：${problems[reason].zh}` : `${name}: ${problems[reason].en}`;
