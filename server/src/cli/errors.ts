/** What ends a run with `UNUSABLE`, in words for people, in both languages or in theirs. */
export class Unusable extends Error {}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Tells of an error, each line of it on the error output. */
export function complain(message: string): void {
  for (const line of message.split('\n')) process.stderr.write(`gongkai: ${line}\n`);
}
