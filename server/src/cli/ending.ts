/** What commander is to do for a subcommand: run it, and end the program with the status that it gives. */
export const ending =
  <T extends readonly unknown[]>(run: (...args: T) => Promise<number>) =>
  async (...args: T): Promise<void> => {
    process.exitCode = await run(...args);
  };
