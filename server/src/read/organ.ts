import { normalise } from './normalise.js';

/**
 * An organ's name as names are compared: without blanks and brackets, its kind in one short word, so that
 * 县人民政府办公室 and 县政府办 are the same. A bare place stands for its government: 交城县.
 */
function comparable(name: string): string {
  const short = name
    .replace(/[\s\u3000\u00a0（）()·]/g, '')
    .replace(/人民政府/g, '政府')
    .replace(/办公[室厅]/g, '办')
    .replace(/管理委员会|管委会/g, '管委')
    .replace(/委员会/g, '委')
    .replace(/街道办(?:事处)?$/, '街道');
  return /(?:[省市县区旗州镇乡]|街道)$/.test(short) ? `${short}政府` : short;
}

/**
 * The name that reports of one organ share from year to year. Stricter than `isSameOrgan`: reports that are compared
 * number by number must belong together, so an abbreviated place or name is another organ.
 */
export const organKey = (name: string): string => comparable(normalise(name));

/** How a government's name ends, or that of a zone's administration: 平潭综合实验区 has the one or the other. */
const RULES = /(?:政府|管委)$/;

/** Every character of the shorter stands in the longer, in this order: 市发改委 in 某某市发展和改革委. */
function abbreviates(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at++;
  return at === short.length;
}

/**
 * Whether two names can be those of one organ: the same but for abbreviation and the places in front. An office is
 * not the government it belongs to.
 */
export function isSameOrgan(one: string, other: string): boolean {
  const [short, long] = [comparable(one), comparable(other)].sort((a, b) => a.length - b.length) as [string, string];
  if (short.endsWith('办') !== long.endsWith('办')) return false;
  if (RULES.test(short) && RULES.test(long)) return abbreviates(short.replace(RULES, ''), long.replace(RULES, ''));
  return abbreviates(short, long);
}

/** A government's own report, or one of a zone that has a government's tasks; not a department's or an office's. */
export const isGovernment = (name: string): boolean => /(?:政府|管委)$|街道/.test(comparable(name));

/** An office, seen from the organ it belongs to: it may write the report in its name. */
export const isOfficeOf = (office: string, organ: string): boolean => {
  const short = comparable(office);
  return short.endsWith('办') && isSameOrgan(short.slice(0, -1), organ);
};
