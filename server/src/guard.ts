import { type CancellationToken, LSPErrorCodes, type RemoteConsole, ResponseError } from 'vscode-languageserver';

/**
 * Where it is told, at the client, how the server fares. `error` is a fault of our own, `warn` what people have to put
 * right, `info` what happens once, `debug` every check. Texts of documents are never told.
 */
export type Log = Pick<RemoteConsole, 'error' | 'warn' | 'info' | 'debug'>;

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
      log.error(`${name}: ${describe(error)}`);
      return empty;
    }
  };
}
