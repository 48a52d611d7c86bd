/** The files of a workspace, whoever has them: Node, or a test. */
export interface Files {
  /**
   * The files below a folder that may hold a report, by their names, one folder after another; folders of programs are
   * passed over.
   */
  list(folder: string): AsyncIterable<readonly string[]>;
  /** The text of a file; null where it is gone, too long for a report, or cannot be read. */
  read(uri: string): Promise<string | null>;
  /** Whether there is a file of that name, whatever it holds. */
  has(uri: string): Promise<boolean>;
}
