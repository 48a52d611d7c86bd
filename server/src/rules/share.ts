import { type PartsOff, type ShareOff, sharesOff } from '../read/prose/shares.js';
import { finding, possibly } from './finding.js';
import type { Finding, Rule, RuleContext } from './rule.js';

/** Numbers of the text that do not agree with each other: parts with their whole, per cents with what they are of. */
export const share: Rule = {
  id: 'share',
  severity: 'information',
  title: { zh: '正文中的分项之和或占比有误', en: 'Parts or percentages in the text do not come out' },
  *check(context) {
    for (const found of sharesOff(context.report)) {
      yield found.kind === 'parts' ? partsFinding(context, found) : shareFinding(context, found);
    }
  },
};

function partsFinding({ say }: RuleContext, { whole, parts }: PartsOff): Finding {
  const sum = parts.reduce((total, { value }) => total + value, 0);
  const terms = parts.map(({ value }) => value).join('+');
  const message = say(
    `“其中”各项之和 ${terms} = ${sum}，与 ${whole.value} 相差 ${Math.abs(whole.value - sum)}`,
    `The parts after 其中 add up to ${terms} = ${sum}, not ${whole.value}`,
  );
  return finding(share, whole.span, message, {
    related: parts.map(({ span, value }) => ({ span, message: say(`其中：${value}`, `Part: ${value}`) })),
    fixes: [possibly(say(`改为 ${sum}`, `Change to ${sum}`), { span: whole.span, newText: String(sum) })],
  });
}

function shareFinding({ say }: RuleContext, { share: { span, value }, part, wholes }: ShareOff): Finding {
  const printed = (percent: number): string => String(Math.round(percent * 1e6) / 1e6);
  const tried = wholes.map((whole) => `${part.value}÷${whole.value} = ${printed(whole.share)}%`);
  const message = say(
    `占比 ${value}% 与计算不符：${tried.join('，')}`,
    `${value}% does not come out: ${tried.join(', ')}`,
  );
  const places = [part, ...wholes];
  return finding(share, span, message, {
    related: places.map((place) => ({ span: place.span, message: String(place.value) })),
    fixes: [...new Set(wholes.map((whole) => printed(whole.share)))].map((percent) =>
      possibly(say(`改为 ${percent}%`, `Change to ${percent}%`), { span, newText: percent }),
    ),
  });
}
