import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { examplesOf } from '../../../server/src/cli/examples.js';
import { manualOf } from '../../../server/src/cli/manual.js';
import { programFor } from '../../../server/src/cli/program.js';
import { gongkai } from './gongkai.js';

const program = await programFor('en');
const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

/** Every call in a line of a shell is one of a subcommand, with options that it has. */
async function assertUnderstood(line: string): Promise<void> {
  const calls = [...line.matchAll(/gongkai ([^|<>)#"]+)/g)].map(([, args = '']) => args.trim().split(/\s+/));
  assert.ok(calls.length > 0, line);
  for (const args of calls) {
    const fresh = await programFor('en', args[0]);
    const ran: string[] = [];
    for (const command of fresh.commands) command.action(() => void ran.push(command.name()));
    await fresh.parseAsync(args, { from: 'user' });
    assert.deepEqual(ran, [args[0]], line);
  }
}

describe('the command line', () => {
  test('describes everything in both languages', () => {
    const described = [program, ...program.commands].flatMap((command) => [
      [command.name(), command.description()],
      ...command.registeredArguments.map((argument) => [`${command.name()} ${argument.name()}`, argument.description]),
      ...command
        .createHelp()
        .visibleOptions(command)
        .map(({ flags, description }) => [`${command.name()} ${flags}`, description]),
    ]);
    for (const [what, words = ''] of described) {
      const halves = words.split(' / ');
      assert.equal(halves.length, 2, `${what}: ${words}`);
      assert.ok(halves.every((half) => half.trim() !== ''));
    }
  });

  test('understands the examples that it gives', async () => {
    for (const { name } of program.commands.map((command) => ({ name: command.name() }))) {
      const examples = examplesOf(name);
      assert.ok(examples.length > 0, name);
      for (const { line, words } of examples) {
        assert.equal(words.split(' / ').length, 2, words);
        await assertUnderstood(line);
      }
    }
  });

  test('understands what the documents tell people to type', async () => {
    for (const name of ['docs/command-line.md', 'README.md']) {
      const document = readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
      const blocks = [...document.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
      const lines = blocks
        .flatMap((block) => block.split('\n'))
        .filter((line) => /(?:^|npx |[|(] ?)gongkai /.test(line));
      assert.ok(lines.length > 5, name);
      for (const line of lines) await assertUnderstood(line);
    }
  });

  test('gives help in the language of the reader', async () => {
    const [zh, en, sub, none] = await Promise.all([
      gongkai(['--help'], '', { LC_ALL: 'zh_CN.UTF-8' }),
      gongkai(['help', 'fix'], '', { LC_ALL: 'en_US.UTF-8' }),
      gongkai(['fix', '--help'], '', { LC_ALL: 'en_US.UTF-8' }),
      gongkai(['--version']),
    ]);
    assert.equal(zh.code, 0);
    assert.match(zh.out, /^用法：/);
    assert.match(zh.out, /^ {2}fix .* 作出全部确定的更正$/m);
    assert.equal(en.code, 0);
    assert.match(en.out, /^ {2}--dry-run +show the differences, write nothing$/m);
    assert.match(en.out, /^Examples:\n {2}gongkai fix --dry-run 2023\.txt\n {6}see what would change$/m);
    assert.equal(sub.out, en.out);
    assert.deepEqual([none.code, none.out], [0, `${version}\n`]);
  });

  test('has the manual page that is made from it (npm run docs)', () => {
    const page = readFileSync(new URL('../../../docs/gongkai.1', import.meta.url), 'utf8');
    assert.equal(page, manualOf(program));
    for (const command of program.commands) assert.ok(page.includes(`\n.SS gongkai ${command.name()} `));
  });
});
