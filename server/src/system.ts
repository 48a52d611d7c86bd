import type { ConfigSource } from './config/configs.js';
import type { Desk } from './requests.js';
import type { Files } from './workspace/files.js';

/** What the machine has that the server runs on. */
export interface System {
  /** The files of the workspace; without them last year's reports are looked for in open documents only. */
  readonly files?: Files;
  /** Where `gongkai.config.json` is read; without it there are none. */
  readonly configs?: ConfigSource;
  /** How the bytes of a file become text; without it by what a browser has. */
  readonly decoder?: Desk['decoder'];
  /** The language of a client that does not name its own. */
  readonly locale?: string;
}
