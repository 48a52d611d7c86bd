/** Why a file is not imported. */
export type Reason =
  | 'empty'
  | 'too-large'
  | 'damaged'
  | 'old-office'
  | 'open-document'
  | 'pdf'
  | 'ofd'
  | 'rtf'
  | 'page-archive'
  | 'unknown';

/** Thrown by what reads a file that cannot, or must not, be read. */
export class Refusal extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.name = 'Refusal';
    this.reason = reason;
  }
}

/** Also one from another bundle, which has a class of its own. */
export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && error.name === 'Refusal';
