/** The part of the library that is used; it comes without types. */
declare module 'markdown-it' {
  import type { Token } from 'vscode-markdown-languageservice';

  export default class MarkdownIt {
    parse(text: string, environment: object): Token[];
  }
}
