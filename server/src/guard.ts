import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export type Log = (line: string) => void;

/** Tells what failed, with the place in the code where there is one. */
export const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/**
 * A request handler that fails alone: what it throws is logged and the answer is empty. A request cancelled before
 * its turn is not begun.
 */
export function guarded<P, R>(
  name: string,
  log: Log,
  empty: R,
  handler: (params: P) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
  return async (params, token) => {
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, `${name} cancelled`);
    try {
      return await handler(params);
    } catch (error) {
      log(`${name}: ${describe(error)}`);
      return empty;
    }
  };
}
