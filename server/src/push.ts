import type { OpenDocument } from './documents.js';

/** Milliseconds before the first check of a document: an editor that searches opens many and closes them at once. */
const OPENING = 20;

/** Checks that take fewer milliseconds than pass between two keys, even where one is held down, wait for nothing. */
const AT_ONCE = 25;

/**
 * When to publish, for clients that do not pull diagnostics. A change waits as long as the last check of its document
 * took, where that was long: a huge document is not checked at every key.
 */
export class Publisher {
  readonly #publish: (document: OpenDocument) => Promise<void>;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #cost = new Map<string, number>();

  constructor(publish: (document: OpenDocument) => Promise<void>) {
    this.#publish = publish;
  }

  soon(document: OpenDocument): void {
    const { uri } = document;
    clearTimeout(this.#waiting.get(uri));
    const cost = this.#cost.get(uri);
    if (cost !== undefined && cost < AT_ONCE) void this.#now(document);
    else
      this.#waiting.set(
        uri,
        setTimeout(() => this.#now(document), cost ?? OPENING),
      );
  }

  async #now(document: OpenDocument): Promise<void> {
    this.#waiting.delete(document.uri);
    const begun = performance.now();
    await this.#publish(document);
    this.#cost.set(document.uri, performance.now() - begun);
  }

  forget({ uri }: OpenDocument): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    this.#cost.delete(uri);
  }
}
