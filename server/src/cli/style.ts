import type { WriteStream } from 'node:tty';
import type { Style } from './formats/format.js';

export type ColorFlag = 'auto' | 'always' | 'never';

const NARROWEST = 40;
const USUAL = 100;

/**
 * What is shown beyond a line a finding: colours, and the lines of the report, on a terminal. The command line goes
 * before the environment (`FORCE_COLOR`, `NO_COLOR`), and what is asked for holds in a pipe, too.
 */
export function styleOf(
  flag: ColorFlag,
  { isTTY, columns }: Pick<WriteStream, 'isTTY' | 'columns'>,
  { FORCE_COLOR, NO_COLOR, TERM }: NodeJS.ProcessEnv,
): Style {
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  const isAsked = flag === 'always' || (flag === 'auto' && isForced);
  const isRefused = flag === 'never' || FORCE_COLOR === '0' || (NO_COLOR ?? '') !== '' || TERM === 'dumb';
  const color = isAsked || (isTTY === true && !isRefused);
  return { color, columns: isTTY || isAsked ? Math.max(NARROWEST, columns || USUAL) : 0 };
}
