import { type MarkupContent, MarkupKind } from 'vscode-languageserver';

/** A small text for people, written once and rendered for clients with and without Markdown. */
export type Block = { readonly heading: string } | { readonly text: string } | { readonly items: readonly string[] };

export const markupOf = (blocks: readonly Block[], kind: MarkupKind): MarkupContent => ({
  kind,
  value: blocks
    .map((block) => (kind === MarkupKind.Markdown ? markdown(block) : plain(block)))
    .filter((rendered) => rendered !== '')
    .join('\n\n'),
});

function markdown(block: Block): string {
  if ('heading' in block) return `**${escapeMarkdown(block.heading)}**`;
  if ('text' in block) return escapeMarkdown(block.text);
  return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
}

function plain(block: Block): string {
  if ('heading' in block) return oneLine(block.heading);
  if ('text' in block) return oneLine(block.text);
  return block.items.map((item) => `- ${oneLine(item)}`).join('\n');
}

/** Text taken literally, whatever a document puts into it: no markup, no HTML, no entity, no link, no list. */
const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]<>()#|~&!$@]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)\./, '$1\\.');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
