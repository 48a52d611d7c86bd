import * as z from 'zod/mini';
import type { Language } from './rules/rule.js';

const shown = z._default(z.boolean(), true);
const off = z._default(z.boolean(), false);

/** What the user can set (`gongkai.*`); `gongkai.detect` is the VS Code extension's own. */
const settings = z.object({
  language: z._default(z.enum(['auto', 'zh', 'en']), 'auto'),
  /** When what is found is shown anew: with every change, or when a document is opened and saved. */
  check: z._default(z.enum(['onType', 'onSave']), 'onType'),
  /** Totals are computed anew when a part of them is typed; see `features/formatting.ts`. */
  recomputeTotals: off,
  /** Reports of different folders of a workspace are compared, too. */
  acrossFolders: z._default(z.boolean(), false),
  /** What is shown behind numbers; see `features/inlayHints.ts`. */
  inlayHints: z._default(z.object({ sums: shown, columns: shown, lastYear: shown }), {
    sums: true,
    columns: true,
    lastYear: true,
  }),
  /** How tables are laid out; see `layout/format.ts`. */
  format: z._default(
    z.object({
      layout: z._default(z.enum(['tabs', 'aligned', 'cells']), 'tabs'),
      plainNumbers: off,
      blankAsZero: off,
    }),
    { layout: 'tabs', plainNumbers: false, blankAsZero: false },
  ),
});

/** What a client can say once, at `initialize`. Every part is optional. */
const initializationOptions = z.object({
  /** Address of the folder that holds one page a rule, ending in `/`. */
  rulesBase: z.optional(z.string().check(z.regex(/^[a-z][a-z0-9+.-]*:.*\/$/i))),
  /** The client opens every text here: of those not in the language `gongkai`, only reports are answered for. */
  detect: off,
  /** The client wants `gongkai/status` after every check. */
  status: z._default(z.boolean(), false),
  /** The client has the commands of `features/codeLens.ts`. */
  commands: z._default(z.boolean(), false),
  /**
   * The client wants `gongkai/configured` when a configuration has changed, and a button that opens one with mistakes:
   * in other editors a question stops people at what they are doing.
   */
  configured: off,
  /** The client reads files for the server; see `clientFiles.ts`. */
  files: off,
  /** For clients without `workspace/configuration`, or without settings of ours. */
  ...settings.shape,
});

/** Told one line for everything that is wrong. */
type Complain = (line: string) => void;

export type Settings = z.infer<typeof settings>;
export type InitializationOptions = z.infer<typeof initializationOptions>;

export const parseSettings = (value: unknown, complain: Complain): Settings =>
  parsed(settings, 'gongkai', value, complain);

export const parseInitializationOptions = (value: unknown, complain: Complain): InitializationOptions =>
  parsed(initializationOptions, 'initializationOptions', value, complain);

/** The language of messages: the one set, else the one the editor speaks (`locale` of `initialize`). */
export function languageOf(setting: Settings['language'], locale: string | undefined): Language {
  if (setting !== 'auto') return setting;
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The language of somebody who says nothing else: the environment's, Chinese where it has none. */
export const localeOf = (environment: Readonly<Record<string, string | undefined>>): string =>
  environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || 'zh';

/** What is wrong is told and takes its default; what is right stays. */
function parsed<T extends z.ZodMiniObject>(schema: T, name: string, value: unknown, complain: Complain): z.infer<T> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  let rest: unknown = value;
  for (const { path } of result.error.issues) {
    const found = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], value);
    complain(`${[name, ...path].join('.')}: ${JSON.stringify(found)} is not valid, the default is used`);
    rest = without(rest, path);
  }
  return schema.parse(rest ?? {});
}

/** The same without what stands at a path. */
function without(value: unknown, [key, ...deeper]: readonly PropertyKey[]): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return undefined;
  const { [key]: inner, ...others } = value as Record<PropertyKey, unknown>;
  const left = without(inner, deeper);
  return left === undefined ? others : { ...others, [key]: left };
}

/** Asks for the settings that hold for a document; one question a document until they change. */
export class SettingsByScope {
  readonly #pull: (uri: string) => Promise<Settings>;
  readonly #byUri = new Map<string, Promise<Settings>>();

  constructor(pull: (uri: string) => Promise<Settings>) {
    this.#pull = pull;
  }

  of(uri: string): Promise<Settings> {
    let pulled = this.#byUri.get(uri);
    if (!pulled) {
      pulled = this.#pull(uri);
      this.#byUri.set(uri, pulled);
    }
    return pulled;
  }

  /** After a change of the settings, or when a document (`uri`) is closed. */
  forget(uri?: string): void {
    if (uri === undefined) this.#byUri.clear();
    else this.#byUri.delete(uri);
  }
}
