import type { Span } from '../parse/tree.js';
import { isGovernment, isOfficeOf, isSameOrgan } from '../read/organ.js';
import { datingOf } from '../read/prose/dating.js';
import { passagesOf, spanIn } from '../read/prose/passages.js';
import type { Report } from '../read/report.js';
import { finding } from './finding.js';
import type { Rule } from './rule.js';

/** The organ that signs the report, or that the first paragraph says made it, is not the one of the title. */
export const organ: Rule = {
  id: 'organ',
  severity: 'information',
  title: { zh: '标题、前言与落款的机关不一致', en: 'Title, first paragraph and signature name different organs' },
  *check({ report, say }) {
    if (!report.form || !report.title || !report.organ || !isName(report.organ)) return;
    const own = report.organ;
    const related = [{ span: report.title, message: say(`标题：${own}`, `Title: ${own}`) }];
    const maker = makerIn(report);
    if (maker && !mayMake(maker.name, own)) {
      const message = say(
        `前言中的编制机关为“${maker.name}”，标题为“${own}”`,
        `Made by “${maker.name}”, while the title has “${own}”`,
      );
      yield finding(organ, maker.span, message, { related });
    }
    const signed = datingOf(report).signature.organ;
    if (signed && !isSameOrgan(signed.name, own)) {
      const message = say(
        `落款为“${signed.name}”，标题为“${own}”`,
        `Signed by “${signed.name}”, while the title has “${own}”`,
      );
      yield finding(organ, signed.span, message, { related });
    }
  },
};

/** A name that is filled in, and in Chinese characters. */
const isName = (name: string): boolean => /^[\u4e00-\u9fff（）()]{2,}$/.test(name) && !name.includes('某某');

/** What offices inside an organ are called: 局政务公开办公室, 县政务公开工作领导小组办公室. */
const INNER = /(?:政务公开|信息公开|政府|党政|综合|工作|领导小组|协调小组){1,4}(?=办公[室厅]$)/;
const PLACE = '[省市县区旗州镇乡]';
const LAST_PLACE = new RegExp(`^.*${PLACE}`);
const FIRST_PLACE = new RegExp(`^.{0,8}?${PLACE}`);

/** An organ makes its own report, or an office of it; a government's may be made by any department of it: 县大数据局. */
function mayMake(name: string, own: string): boolean {
  const plain = name.replace(INNER, '');
  if ([name, plain].some((maker) => isSameOrgan(maker, own) || isOfficeOf(maker, own))) return true;
  const place = FIRST_PLACE.exec(name)?.[0];
  return isGovernment(own) && place !== undefined && (LAST_PLACE.exec(own)?.[0].endsWith(place) ?? false);
}

const MADE_BY =
  /由([\u4e00-\u9fff]{2,30}?(?:政府办(?!公)|(?:政府|委员会|管委会|[局委厅]|中心)(?:办公[室厅])?|办公[室厅]))(?:负责|组织|牵头|汇总|统一|根据|按照|依据|依照)?(?:[^。；，]{0,40}(?:要求|规定))?(?:负责|组织)?(?:编制|编写|撰写|制作)/;

/** The organ that made the report, by the words above the first section. */
function makerIn(report: Report): { name: string; span: Span } | null {
  const first = report.sections[0]?.line.start ?? 0;
  for (const passage of passagesOf(report)) {
    if (passage.span.start >= first) return null;
    const match = MADE_BY.exec(passage.text);
    if (!match) continue;
    const name = match[1] as string;
    return { name, span: spanIn(passage, match.index + 1, match.index + 1 + name.length) };
  }
  return null;
}
