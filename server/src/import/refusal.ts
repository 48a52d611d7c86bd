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
  constructor(readonly reason: Reason) {
    super(reason);
  }
}
