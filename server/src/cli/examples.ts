/** A command line, and what it is good for, in both languages. */
export interface Example {
  readonly line: string;
  readonly words: string;
}

/** Of each subcommand, as its help and the manual show them. */
const examples: Readonly<Record<string, readonly (readonly [line: string, words: string])[]>> = {
  check: [
    ['gongkai check 年报/', '检查目录里的全部年报 / check all reports of a directory'],
    [
      'gongkai check --fail-on warning --format json 2023.txt',
      '用于脚本：警告也算失败 / for scripts: warnings fail, too',
    ],
    ['gongkai check --format sarif 年报/ > 年报.sarif', '用于代码扫描 / for code scanning'],
    ['cat 2023.txt | gongkai check --stdin-filename 2023.txt -', '检查标准输入 / check standard input'],
    [
      'gongkai check --input ndjson --format ndjson - < 全部.ndjson',
      '每行一份年报，每行一个结果 / a report a line in, an answer a line out',
    ],
  ],
  fix: [
    ['gongkai fix --dry-run 2023.txt', '先看会改什么 / see what would change'],
    ['gongkai fix 年报/', '更正目录里的全部年报 / correct all reports of a directory'],
    ['gongkai fix --rule row-label,column-label 2023.txt', '只改行名和列名 / correct nothing but labels'],
    ['gongkai fix - < 2023.txt > 更正.txt', '不改动原文件 / leave the file as it is'],
  ],
  format: [
    ['gongkai format --layout aligned 2023.txt', '对齐各列 / line the columns up'],
    ['gongkai format --check 年报/', '用于脚本：有须排列的则失败 / for scripts: fail where anything would change'],
  ],
  new: [
    ['gongkai new 曲沃县人民政府 2024 -o 2024.txt', '空白的年报 / a report to fill in'],
    ['gongkai new 曲沃县人民政府 2024 --last-year 2023.txt -o .', '填入上年结转 / with what was carried over'],
  ],
  import: [
    ['gongkai import 年报.docx -o 年报.txt', 'Word 文档 / a Word document'],
    ['gongkai import 下载/ -o 年报/', '目录里的全部文档 / all documents of a directory'],
    ['gongkai import 网页.html | gongkai check -', '导入后检查 / import and check'],
  ],
  compare: [
    ['gongkai compare 2022.txt 2023.txt', '并排比较 / side by side'],
    ['gongkai compare --years 2022,2023 --format csv 年报/ > 比较.csv', '各机关的两个年度 / two years of every organ'],
  ],
  extract: [
    ['gongkai extract 年报/ > 数字.json', '目录里的全部数字 / all numbers of a directory'],
    ['gongkai extract --format csv 年报/ > 数字.csv', '用于统计软件和电子表格 / for statistics and spreadsheets'],
    ['gongkai extract --encoding gb18030 2023.txt', '指明编码 / in an encoding that is named'],
  ],
  rules: [
    ['gongkai rules', '列出规则 / list the rules'],
    ['gongkai rules carry-over', '说明一条规则 / explain one'],
  ],
  completion: [
    ['eval "$(gongkai completion bash)"', '写入 ~/.bashrc / for ~/.bashrc'],
    ['gongkai completion zsh > ~/.zfunc/_gongkai', '放入 fpath 中的目录 / in a directory of fpath'],
    ['gongkai completion fish > ~/.config/fish/completions/gongkai.fish', 'fish / fish'],
  ],
};

export const examplesOf = (command: string): Example[] =>
  (Object.hasOwn(examples, command) ? (examples[command] ?? []) : []).map(([line, words]) => ({ line, words }));
