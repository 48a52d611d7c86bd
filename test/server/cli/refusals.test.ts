import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommanderError } from 'commander';
import { programFor } from '../../../server/src/cli/program.js';
import type { Language } from '../../../server/src/rules/rule.js';

/** What people read who typed this. */
async function refusalOf(line: string, language: Language): Promise<string> {
  const args = line.split(' ');
  const program = await programFor(language, args[0]);
  let said = '';
  for (const command of [program, ...program.commands]) command.configureOutput({ writeErr: (text) => (said += text) });
  for (const command of program.commands) command.action(() => assert.fail(`taken: ${line}`));
  await assert.rejects(program.parseAsync(args, { from: 'user' }), CommanderError);
  return said;
}

const refused: readonly (readonly [line: string, zh: string])[] = [
  ['check --foo', '没有选项 --foo'],
  ['check --formt', '没有选项 --formt\n（是否指 --format？）'],
  ['chekc', '没有命令 chekc\n（是否指 check？）'],
  ['check --format', '选项 --format <format> 后缺少内容'],
  ['check --format xml a', '选项 --format <format> 不能是“xml”：可选 text, json, ndjson, sarif, github, junit'],
  ['check --jobs 0 a', '选项 --jobs <count> 不能是“0”：应为正整数'],
  ['check --encoding foo a', '选项 --encoding <name> 不能是“foo”：未知的编码'],
  ['import', '缺少参数 <file>'],
  ['completion bash zsh', '参数过多：最多 1 个，给了 2 个'],
  ['completion csh', '参数 <shell> 不能是“csh”：可选 bash, zsh, fish'],
];

describe('what is wrong with a command line', () => {
  for (const [line, zh] of refused) {
    test(line, async () => {
      assert.equal(await refusalOf(line, 'zh'), `${zh}\n`);
      const en = await refusalOf(line, 'en');
      assert.match(en, /^error: [\p{ASCII}\n]+\n$/u);
    });
  }
});
