/** Request: whether a file is said to be a report, or to be none, by `gongkai.config.json`; null where it says neither. */
export const isReportMethod = 'gongkai/isReport';

export interface IsReportParams {
  readonly uri: string;
}

export type IsReportResult = boolean | null;

/** Sent to a client that asks for it at `initialize` (`configured`): a configuration changed, and with it the answers. */
export const configuredMethod = 'gongkai/configured';
