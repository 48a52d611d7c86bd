/**
 * Works on several things at a time and gives what comes of them in their order, each as soon as it is there. No more
 * is begun while what is there is not taken.
 * @param most how many may be begun and not yet given
 */
export async function* inOrder<T, R>(
  things: AsyncIterable<T> | Iterable<T>,
  work: (thing: T) => Promise<R>,
  most: number,
): AsyncIterable<R> {
  const begun: Promise<R>[] = [];
  const source = Symbol.asyncIterator in things ? things[Symbol.asyncIterator]() : things[Symbol.iterator]();
  let isDone = false;
  let next: Promise<void> | null = null;
  const take = async (): Promise<void> => {
    const { value, done } = await source.next();
    isDone = done === true;
    next = null;
    if (isDone) return;
    begun.push(quietly(work(value)));
  };
  while (!isDone || begun.length > 0) {
    const [first] = begun;
    if (!isDone && begun.length < most) {
      next ??= quietly(take());
      const isThere = await Promise.race([next.then(() => false), ...(first ? [first.then(() => true)] : [])]);
      if (!isThere) continue;
    }
    if (first) yield await first;
    begun.shift();
  }
}

/** One that fails before somebody waits for it is no accident: whoever does is told. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
