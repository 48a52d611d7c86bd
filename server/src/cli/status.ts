/** Exit statuses; see contract. */
export const OK = 0;
/** Something is wrong in a report. */
export const FOUND = 1;
/** The command line, a file or the configuration cannot be used. */
export const UNUSABLE = 2;
/** Ctrl+C, as shells have it. */
export const INTERRUPTED = 130;
