import { dirname, parse, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Configs } from '../config/configs.js';
import { type Config, type ForFile, type Problem, told } from '../config/model.js';
import { nodeConfig, readConfig } from '../config/nodeConfig.js';
import type { Language } from '../rules/rule.js';

/** What the configuration says of a file, by its path. */
export type ConfigFor = (path: string) => Promise<ForFile | null>;

/**
 * The configuration for each file: the one that is named, else the nearest upwards from the file.
 * @param named its globs are relative to its own folder, too
 * @returns with what is wrong with those that were asked for so far, a line each
 */
export async function configsOf(
  named: string | undefined,
  language: Language,
): Promise<{ readonly configFor: ConfigFor; readonly complaints: readonly string[] }> {
  const complaints: string[] = [];
  const complain = (path: string, wrong: readonly Problem[] | Error): void => {
    const lines = wrong instanceof Error ? [wrong.message] : wrong.map((problem) => told(problem, language));
    complaints.push(...lines.map((line) => `${path}: ${line}`));
  };
  if (named === undefined) {
    const configs = new Configs(nodeConfig, (uri, wrong) => complain(fileURLToPath(uri), wrong));
    const rootOf = (path: string): string => pathToFileURL(parse(path).root).href;
    return { configFor: (path) => configs.of(pathToFileURL(resolve(path)).href, rootOf(resolve(path))), complaints };
  }
  const config = await readNamed(named, (wrong) => complain(named, wrong));
  const folder = dirname(resolve(named));
  const configFor = async (path: string): Promise<ForFile | null> =>
    config?.for(relative(folder, resolve(path)).split(sep).join('/')) ?? null;
  return { configFor, complaints };
}

async function readNamed(path: string, complain: (wrong: readonly Problem[] | Error) => void): Promise<Config | null> {
  try {
    const text = await readConfig(path, parse(resolve(path)).root);
    if (text === null) throw new Error('no such file / 文件不存在');
    const result = (await nodeConfig.load()).configOf(text);
    if ('config' in result) return result.config;
    complain(result.problems);
  } catch (error) {
    complain(error instanceof Error ? error : new Error(String(error)));
  }
  return null;
}
