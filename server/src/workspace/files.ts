/** The files of a workspace, whoever has them: Node, the client, or a test. */
export interface Files {
  /** Whether a file or folder is on this machine: nobody is troubled when it is read unasked. */
  isNear(uri: string): boolean;
  /**
   * The files below a folder that may hold a report, by their names, one folder after another; folders of programs are
   * passed over.
   */
  list(folder: string): AsyncIterable<readonly string[]>;
  /**
   * The text of a file; null where it is gone, too long for a report, or cannot be read.
   * @param folder that it must not lead out of, links followed
   */
  read(uri: string, folder: string): Promise<string | null>;
  /** Whether there is a file of that name, whatever it holds. */
  has(uri: string): Promise<boolean>;
}

/** In bytes; a report has some ten thousand. */
export const largest = 1 << 20;

/** Files of this machine where there are such, all others by way of the client. */
export const nearOrFar = (near: Files, far: Files): Files => {
  const of = (uri: string): Files => (near.isNear(uri) ? near : far);
  return {
    isNear: near.isNear,
    list: (folder) => of(folder).list(folder),
    read: (uri, folder) => of(uri).read(uri, folder),
    has: (uri) => of(uri).has(uri),
  };
};
