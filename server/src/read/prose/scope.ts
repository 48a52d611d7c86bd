/** An organ that does or receives something: 县教育局受理, 县政府办代表, 财政局各1件, 其中部门收到, 乡镇（街道）办理. */
const BODY =
  '(?:(?<![各全本我][^，。；]{0,6})(?:部门|单位)|局|委|厅|镇|乡|街道|街道办|办事处|办公室|办公厅|府办|[镇乡](?:人民)?政府|大队|支队|法院)(?:（[^）]{1,6}）)?(?=等|、|和(?!其他)|及|与|共|代表|累计|全年|本年|年内|依法|分别|均|各|新收|主动|受理|收|接|办理|审理|答复|制|印发|出台|作(?!为)|有\\d|被|未|没|无|\\d)|(?:企业|学校|高校|医院)(?=收到|受理|接到)';
/** 县政府收到, 以县政府名义: the government alone, where its own report counts the departments, too. */
const GOVERNMENT =
  '(?<=^|[，。；：、（“以向由中年])[省市县区州旗](?:人民)?政府(?:（含[^）]*）|[及和、][^，。；、]{0,5}办公[室厅])?(?=共|收|接|新收|受理|办理|制|印发|出台|作(?!为)|现行|名义|为|提出|未|没|无|\\d)';
const ORGAN = new RegExp(`(?<government>${GOVERNMENT})|${BODY}`, 'g');
const WHOLE = /全[市县区省州镇乡]|[我本][市县区省州局办委厅院镇]|本机关|本级政府/g;
const OWN_LEVEL = /本级(?!政府)|[局委厅会]机关(?=共|收|接|新收|受理|办理|制|印发)/;

/** How an organ is called in passing: 上海市人民政府办公厅 as 上海市政府办. */
const brief = (name: string): string =>
  name
    .replace(/人民政府/g, '政府')
    .replace(/办公[室厅]/g, '办')
    .replace(/委员会/g, '委');

/** As many last characters of a name as make it known: 市科委 of 上海市科委. */
const ENOUGH = 3;

/**
 * Whether a number behind these words is about another organ than the report's, or only part of it, or more than it.
 * @param before what was true at the beginning of the words: an organ stays the subject until another is named
 */
export function isOtherOrgan(organ: string | null, words: string, before: boolean): boolean {
  const own = organ === null ? null : brief(organ);
  const isGovernment = own === null || /(?:政府|管委会|管理委|[市县区省州])$/.test(own);
  let other = before;
  let at = -1;
  for (const match of words.matchAll(WHOLE)) {
    other = match[0].startsWith('全') && !isGovernment;
    at = match.index;
  }
  for (const match of words.matchAll(ORGAN)) {
    const end = match.index + match[0].length;
    if (end <= at) continue;
    if (match.groups?.government) other = true;
    else if (/[我本全]/.test(words.charAt(match.index - 1))) other = false;
    else other = own === null || !endsAlike(own, brief(words.slice(Math.max(0, end - 24), end)));
    if (!other) continue;
    at = end;
  }
  return other || OWN_LEVEL.test(words);
}

function endsAlike(own: string, words: string): boolean {
  let count = 0;
  while (count < own.length && count < words.length && own.at(-1 - count) === words.at(-1 - count)) count++;
  return count >= Math.min(ENOUGH, own.length);
}

/** Words without the name of the report's organ, in whole or as it is called in passing. */
export function withoutOrgan(organ: string | null, words: string): string {
  if (organ === null) return words;
  for (const name of [organ, brief(organ)]) {
    for (let start = 0; start <= name.length - ENOUGH; start++) {
      const at = words.indexOf(name.slice(start));
      if (at >= 0) return words.slice(0, at) + words.slice(at + name.length - start);
    }
  }
  return words;
}
