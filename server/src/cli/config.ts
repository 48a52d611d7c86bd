import { dirname, parse, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Configs } from '../config/configs.js';
import { type Config, type ForFile, type Problem, told } from '../config/model.js';
import { nodeConfig, readConfig } from '../config/nodeConfig.js';
import type { Language } from '../rules/rule.js';
import { messageOf, Unusable } from './errors.js';

/**
 * What the configuration says of a file, by its path.
 * @throws Unusable where the configuration has mistakes: then nothing is done with the file
 */
export type ConfigFor = (path: string) => Promise<ForFile | null>;

/**
 * The configuration for each file: the one that is named, else the nearest upwards from the file.
 * @param named its globs are relative to its own folder, too
 * @throws Unusable where the one that is named cannot be used
 */
export async function configsOf(named: string | undefined, language: Language): Promise<ConfigFor> {
  if (named !== undefined) {
    const config = await readNamed(named, language);
    const folder = dirname(resolve(named));
    return async (path) => config.for(relative(folder, resolve(path)).split(sep).join('/'));
  }
  let wrong: Unusable | null = null;
  const configs = new Configs(nodeConfig, (uri, problems) => {
    wrong = unusable(fileURLToPath(uri), problems, language);
  });
  return async (path) => {
    const whole = resolve(path);
    const held = await configs.of(pathToFileURL(whole).href, pathToFileURL(parse(whole).root).href);
    if (wrong) throw wrong;
    return held;
  };
}

async function readNamed(path: string, language: Language): Promise<Config> {
  const text = await readConfig(path, parse(resolve(path)).root).catch((error) => {
    throw new Unusable(`${path}: ${messageOf(error)}`);
  });
  if (text === null) throw new Unusable(`${path}: 文件不存在 / no such file`);
  const result = (await nodeConfig.load()).configOf(text);
  if ('problems' in result) throw unusable(path, result.problems, language);
  return result.config;
}

const unusable = (path: string, wrong: readonly Problem[] | Error, language: Language): Unusable => {
  const lines = wrong instanceof Error ? [wrong.message] : wrong.map((problem) => told(problem, language));
  return new Unusable(lines.map((line) => `${path}: ${line}`).join('\n'));
};
