import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AST } from '@eslint-community/regexpp';
import { RegExpParser } from '@eslint-community/regexpp';
import { type AnyNode, parse } from 'acorn';
import { transformSync } from 'esbuild';

/** A regular expression of the sources, and where it stands. */
export interface Expression {
  readonly file: string;
  readonly regex: RegExp;
}

const root = new URL('../', import.meta.url);

/** Every expression that is written as one, and every place where one is made by `new RegExp`. */
export function expressionsIn(folders: readonly string[]): {
  readonly literals: readonly Expression[];
  readonly made: readonly string[];
} {
  const literals: Expression[] = [];
  const made: string[] = [];
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => `${folder}${name.replaceAll('\\', '/')}`),
  );
  for (const file of files.sort()) {
    const source = readFileSync(fileURLToPath(new URL(file, root)), 'utf8');
    const { code } = transformSync(source, { loader: 'ts', target: 'es2024', charset: 'utf8' });
    const visit = (node: AnyNode): void => {
      if (node.type === 'Literal' && node.regex)
        literals.push({ file, regex: new RegExp(node.regex.pattern, node.regex.flags) });
      if (isMaking(node)) made.push(file);
      for (const child of childrenOf(node)) visit(child);
    };
    visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));
  }
  return { literals, made };
}

const isMaking = (node: AnyNode): boolean =>
  (node.type === 'NewExpression' || node.type === 'CallExpression') &&
  node.callee.type === 'Identifier' &&
  node.callee.name === 'RegExp';

export const childrenOf = (node: AnyNode): AnyNode[] =>
  Object.values(node)
    .flat()
    .filter((value): value is AnyNode => typeof value?.type === 'string');

/** Whether an expression can match texts of any length: no other can take long. */
export const isOpen = (regex: RegExp): boolean => pumpsOf(regex).size > 0;

/**
 * Texts on which an expression may go astray: what it repeats without end, over and over, behind what has to stand
 * before that, or together with what comes next; and what stands before over and over; last something it cannot match.
 */
export const hostileTo = (regex: RegExp, length: number): readonly string[] =>
  [...pumpsOf(regex)].map((pump) => {
    const [before = '', part = ''] = pump.split('\0');
    return `${before}${part.repeat(Math.ceil(length / part.length)).slice(0, length)}\u0001`;
  });

/** What stands before, and what is to be repeated, with a 0 in between. */
function pumpsOf({ source, flags }: RegExp): ReadonlySet<string> {
  const { alternatives } = new RegExpParser().parsePattern(source, 0, source.length, flags.includes('u'));
  const pumps = new Set<string>();
  const pump = (before: string, part: string): unknown => part !== '' && pumps.add(`${before}\0${part}`);
  const visit = (elements: readonly AST.Element[], before: string): void => {
    let ahead = before;
    for (const [at, element] of elements.entries()) {
      const own = sampleOf(element);
      if (element.type === 'Quantifier') {
        if (element.max === Number.POSITIVE_INFINITY) {
          const next = elements[at + 1];
          pump(ahead, own);
          pump('', own);
          pump('', ahead);
          pump('', ahead + own);
          if (next) pump(ahead, own + sampleOf(next));
        }
        visit([element.element], ahead);
      }
      if ('alternatives' in element) {
        for (const alternative of element.alternatives) {
          if ('elements' in alternative) visit(alternative.elements as readonly AST.Element[], ahead);
        }
      }
      ahead += own;
    }
  };
  for (const { elements } of alternatives) visit(elements, '');
  return pumps;
}

/** A short text that a part of an expression matches; what only looks around matches nothing. */
function sampleOf(element: AST.Element): string {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterSet':
      return sampleOfSet(element);
    case 'CharacterClass':
      return sampleOfClass(element);
    case 'Quantifier':
      return sampleOf(element.element).repeat(Math.max(1, Math.min(element.min, 20)));
    case 'Group':
    case 'CapturingGroup':
      return (element.alternatives[0]?.elements ?? []).map(sampleOf).join('');
    default:
      return '';
  }
}

function sampleOfSet(set: AST.CharacterSet): string {
  if (set.kind === 'any') return '一';
  const isPlain = set.kind !== 'property' && !set.negate;
  if (set.kind === 'digit') return isPlain ? '1' : '一';
  if (set.kind === 'space') return isPlain ? ' ' : '一';
  return isPlain ? 'a' : '一';
}

/** One of a class; of those that exclude, something that hardly any class has. */
function sampleOfClass({ negate, elements }: AST.CharacterClass): string {
  const [first] = elements;
  if (negate) return ['一', 'a', '1', ' ', '年'].find((char) => !elements.some((own) => holds(own, char))) ?? '𠮷';
  if (!first) return '';
  if (first.type === 'CharacterClassRange') return String.fromCodePoint(first.min.value);
  return first.type === 'Character' || first.type === 'CharacterSet' ? sampleOf(first) : '';
}

function holds(element: AST.CharacterClassElement, char: string): boolean {
  const code = char.codePointAt(0) as number;
  if (element.type === 'Character') return element.value === code;
  if (element.type === 'CharacterClassRange') return element.min.value <= code && code <= element.max.value;
  return new RegExp(element.raw).test(char);
}
