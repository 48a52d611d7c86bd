/** Lets whoever waits have a turn once so many milliseconds have passed; answers whether it did. */
export function turnsEvery(milliseconds: number): () => Promise<boolean> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < milliseconds) return false;
    await new Promise((resolve) => setTimeout(resolve, 0));
    begun = performance.now();
    return true;
  };
}

/** Pieces of work one after the other; one that fails stops no other. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
