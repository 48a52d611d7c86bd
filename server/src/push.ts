import type { OpenDocument } from './documents.js';

/** Milliseconds before the first check of a document: an editor that searches opens many and closes them at once. */
const OPENING = 20;

/**
 * When to publish, for clients that do not pull diagnostics. A change waits as long as the last check of its document
 * took: a small document answers at once, a huge one is not checked at every key.
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
    this.#waiting.set(
      uri,
      setTimeout(async () => {
        this.#waiting.delete(uri);
        const begun = performance.now();
        await this.#publish(document);
        this.#cost.set(uri, performance.now() - begun);
      }, this.#cost.get(uri) ?? OPENING),
    );
  }

  forget({ uri }: OpenDocument): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    this.#cost.delete(uri);
  }
}
