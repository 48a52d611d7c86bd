import { type CancellationToken, type Connection, WorkDoneProgressReporter } from 'vscode-languageserver';
import { describe, type Log } from './guard.js';

/**
 * Tells how far a piece of work is, and answers whether to go on.
 * @param message instead of the two numbers
 */
export type Tell = (done: number, total: number, message?: string) => boolean;

export interface Shown {
  readonly tell: Tell;
  /** Has to be called once, however the work ends. */
  readonly done: () => void;
}

/** What a request brings along to be told with, and to be ended by. */
export interface Asked {
  readonly progress: WorkDoneProgressReporter;
  readonly token: CancellationToken;
}

/** Milliseconds of work that nobody needs to be shown, and between two steps that are. */
const UNSHOWN = 300;
const STEP = 100;

/** Shows how far a piece of work in the background is, where it takes long, and lets people end it. */
export function shownLate(connection: Connection, title: string, log: Log): Shown {
  let next = performance.now() + UNSHOWN;
  let isDone = false;
  let shown: ReturnType<Connection['window']['createWorkDoneProgress']> | undefined;
  let report: (percentage: number, message: string) => void = () => {};
  let isCancelled = (): boolean => false;
  const show = async (): Promise<void> => {
    const made = await shown;
    if (isDone || !made) return;
    made.begin(title, 0, undefined, true);
    report = (percentage, message) => made.report(percentage, message);
    isCancelled = () => made.token.isCancellationRequested;
  };
  return {
    tell: (done, total, message) => {
      if (performance.now() < next) return !isCancelled();
      next = performance.now() + STEP;
      if (!shown) {
        shown = connection.window.createWorkDoneProgress();
        show().catch((error) => log.error(describe(error)));
      }
      report(...stepOf(done, total, message));
      return !isCancelled();
    },
    done: () => {
      isDone = true;
      shown?.then(
        (made) => made.done(),
        () => {},
      );
    },
  };
}

/** Shows how far the work is that a request asks for, in the way that it asks for if it does. */
export function shownTo({ progress, token }: Asked, connection: Connection, title: string, log: Log): Shown {
  if (WorkDoneProgressReporter.isNullInstance(progress)) {
    const { tell, done } = shownLate(connection, title, log);
    return { tell: (...step) => tell(...step) && !token.isCancellationRequested, done };
  }
  let next = 0;
  // Such a progress is ended by cancelling the request.
  progress.begin(title, 0);
  return {
    tell: (...step) => {
      if (performance.now() >= next) {
        next = performance.now() + STEP;
        progress.report(...stepOf(...step));
      }
      return !token.isCancellationRequested;
    },
    done: () => progress.done(),
  };
}

const stepOf = (done: number, total: number, message = `${done} / ${total}`): [number, string] => [
  total > 0 ? (done / total) * 100 : 0,
  message,
];
