import { sample } from '../../../docs/rules-source/sample.js';
import { signDate } from '../../../server/src/rules/sign-date.js';
import { type Sentence, testSentences } from './sentences.js';

const TITLE = '示例县人民政府办公室2023年政府信息公开工作年度报告';
const titles: Record<string, string> = {
  government: TITLE.replace('办公室', ''),
  township: TITLE.replace('示例县人民政府办公室', '示例镇人民政府'),
  unknown: TITLE.replace('示例县人民政府办公室', ''),
};

/** The sample report signed like this, or dated like this below its title. */
function signed({ section, text }: Sentence): string {
  if (section === 'below') return sample().replace(TITLE, `${TITLE}\n\n${text}`);
  return `${sample().replace(TITLE, titles[section] ?? TITLE)}\n${text}\n`;
}

testSentences(signDate, 'sign-date.txt', 70, signed);
