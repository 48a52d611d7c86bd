const EVERY = 100;
/** Nobody is told how far it is with what is done by then. */
const PATIENCE = 500;

/** How far a run is, in the last line of a terminal. */
export class Progress {
  readonly #begun = performance.now();
  #shown = 0;
  #isVisible = false;

  /** @param terminal null where there is none */
  constructor(readonly terminal: Pick<NodeJS.WriteStream, 'write'> | null) {}

  tell(words: string, done: number, total: number | null): void {
    const now = performance.now();
    if (!this.terminal || now - this.#begun < PATIENCE || now - this.#shown < EVERY) return;
    this.#shown = now;
    this.#isVisible = true;
    this.terminal.write(`\r\x1b[K${words} ${done}${total === null ? '' : ` / ${total}`}`);
  }

  /** Before anything else is written. */
  clear(): void {
    if (this.#isVisible) this.terminal?.write('\r\x1b[K');
    this.#isVisible = false;
  }
}
