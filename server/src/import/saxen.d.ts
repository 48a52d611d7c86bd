/** The part of the library that is used; it comes without types. */
declare module 'saxen' {
  type Decode = (text: string) => string;

  export class Parser {
    /** Gives elements and attributes the prefixes named here, by their namespaces. */
    ns(prefixes: Readonly<Record<string, string>>): this;
    on(event: 'openTag', handler: (name: string, attributes: () => Record<string, string>) => void): this;
    on(event: 'closeTag', handler: (name: string) => void): this;
    on(event: 'text', handler: (text: string, decode: Decode) => void): this;
    on(event: 'cdata' | 'attention', handler: (text: string) => void): this;
    on(event: 'error', handler: (error: Error) => void): this;
    /** Returns what went wrong, also what a handler threw. */
    parse(xml: string): Error | null;
  }
}
