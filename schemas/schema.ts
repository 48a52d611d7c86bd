import * as z from 'zod/mini';
import { schemaOf } from '../server/src/config/schema.js';
import { rules } from '../server/src/rules/index.js';

/** Both languages, as the editor has one schema for all. */
const descriptions: Readonly<Record<string, string>> = {
  language: '提示语言；编辑器设置中选定语言的，以设置为准。 Language of messages, unless the user chose one.',
  rules: '规则的级别，off 为关闭。 How grave each rule is; off turns it off.',
  reports:
    '这些文件是年报，不论内容如何。相对于本文件所在文件夹的通配符。 Files that are reports whatever they hold: globs relative to the folder of this file.',
  notReports: '这些文件不是年报，不检查。 Files that are never reports, and not checked.',
  compare:
    '是否与上年报告核对；也可以只列出要核对的年份，如 [[2022, 2023]]。 Whether reports are compared with last year’s, or the pairs of years that are.',
  overrides: '某些文件另定的规则级别；后面的优先。 Other levels for some files; the last that fits a file counts.',
};

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  description?: string;
}

/** The JSON schema of `gongkai.config.json`, made from what reads it, with the titles of the rules. */
export function configSchema(): object {
  const schema = z.toJSONSchema(schemaOf(rules.map(({ id }) => id)), { io: 'input', target: 'draft-7' }) as Schema;
  for (const [name, description] of Object.entries(descriptions)) describe(schema, name, description);
  for (const levels of [schema.properties?.rules, schema.properties?.overrides?.items?.properties?.rules])
    for (const { id, title, severity } of rules)
      describe(levels, id, `${title.zh}。默认 ${severity}。 ${title.en}. ${severity} by default.`);
  return schema;
}

function describe(schema: Schema | undefined, name: string, description: string): void {
  const property = schema?.properties?.[name];
  if (!property) throw new Error(`the schema has no ${name}`);
  property.description = description;
}
