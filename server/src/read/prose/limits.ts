import { isUnderstood } from './meaning.js';
import type { Meaning } from './vocabulary.js';

/** Counts of files by their 公开属性: what is said before them is about files, not applications. */
const ATTRIBUTES = /属性|主动公开(?:类|的)?(?:文件|公文)?[\d０-９]/;
const PRINTED = /刊登|登载|刊载|刊发/;
/** Decisions made known, which are fewer than those made. */
const MADE_KNOWN = /(?:公[开示]|归集|上传|报送|发布)[^，。；：]*$/;
const CHANGED = /失效|修改|修订|修正|清理/;
/** Cases that are told by who was called before court, or who decided: another organ's, or some of the report's own. */
const AGAINST = /[为被作](?:共同)?(?:被申请人|被告|复议机关)/;
/** 告知获取途径12件、全部公开18件: both are 予以公开. */
const GUIDED = /告知[^，。；\d]{0,8}(?:途径|方式|渠道)的?\d|已主动公开\d/;
/** 行政诉讼120件，其中政府信息公开类8件. */
const OF_DISCLOSURE = /^[，（]?其中[^，。；]{0,12}信息公开/;
/** 收到98件，…受理95件; 收到97件，其中撤回2件: the tables need not count all that came. */
const SIFTED = /^.{0,40}(?:(?<!不予)受理\d|撤[回销](?:申请)?\d|实际办理\d|不属于(?:政府)?信息公开申请)/;
const INCLUDING = /^[（(，]?(?:含|包[括含])/;

/** Other things than cells: files by their attribute, contents of a gazette. */
export const isAside = ({ table }: Meaning, lead: string): boolean =>
  (table === 'requests' && ATTRIBUTES.test(lead)) || (table === 'disclosure' && PRINTED.test(lead));

/**
 * Whether a number may be counted in another way than the tables': documents lapsed or changed beside those repealed and
 * made; 予以公开42件（含部分公开12件）.
 */
export function isLimited({ table, rows }: Meaning, lead: string, behind: string): boolean {
  if (table === 'disclosure') {
    return (
      CHANGED.test(lead) || CHANGED.test(behind) || MADE_KNOWN.test(lead) || (isDecided(rows) && followsOther(lead))
    );
  }
  if (table === 'cases' && (AGAINST.test(lead) || OF_DISCLOSURE.test(behind))) return true;
  if (rows[0]?.[0] === 'granted' && GUIDED.test(lead + behind)) return true;
  return rows.length < 3 ? INCLUDING.test(behind) : table === 'requests' && SIFTED.test(behind);
}

const isDecided = ([row]: Meaning['rows']): boolean => /^(?:licenses|penalties|compulsions|fees)$/.test(row?.[0] ?? '');

/** 查处交通违法320起，作出行政处罚…; 财政收入12亿元，其中行政事业性收费…: some of what something else was counted of. */
const followsOther = (lead: string): boolean =>
  lead
    .split(/[，；：、]/)
    .slice(0, -1)
    .some((clause) => /\d/.test(clause) && !isUnderstood(clause.replace(/[\d.万亿%]+|分别/g, '')));
