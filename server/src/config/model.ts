/** The one name of the file. */
export const configName = 'gongkai.config.json';

/** In UTF-16 units, or bytes: a hundred times what anybody writes. */
export const longestConfig = 1 << 16;

/** How grave a rule is to be; `off`: nothing is told of it. */
export type Level = 'off' | 'error' | 'warning' | 'information' | 'hint';

/** A mistake in a configuration. Line and character count from 1, as people do. */
export interface Problem {
  readonly line: number;
  readonly character: number;
  readonly zh: string;
  readonly en: string;
}

/** What holds for one file. */
export interface ForFile {
  /** Rules that are not told of as they are. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Said to be a report, or to be none; null: by its content. */
  readonly isReport: boolean | null;
  readonly language: 'auto' | 'zh' | 'en';
  /** Whether the report of a year is compared with that of the year before. */
  readonly compares: (year: number) => boolean;
}

/** What holds for each file beside or below a configuration. */
export interface Config {
  /** @param path relative to the folder of the configuration, with `/` */
  readonly for: (path: string) => ForFile;
}

/** One line about a mistake, for people. */
export const told = ({ line, character, zh, en }: Problem, language: 'zh' | 'en'): string =>
  language === 'zh' ? `第 ${line} 行第 ${character} 个字符：${zh}` : `line ${line}, character ${character}: ${en}`;
