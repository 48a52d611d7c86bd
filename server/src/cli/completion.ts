import type { CommandOutline, OptionOutline, ValueOutline } from './outline.js';

export type Shell = 'bash' | 'zsh' | 'fish';

/** A script that has a shell complete the words of `gongkai`, and names of files elsewhere. */
export const completionFor = (shell: Shell, commands: readonly CommandOutline[]): string => scripts[shell](commands);

const scripts: Readonly<Record<Shell, (commands: readonly CommandOutline[]) => string>> = {
  bash: (commands) => `# gongkai completion bash
_gongkai() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${['help', ...commands.map(({ name }) => name), '--help', '--version'].join(' ')}'
  else
    case "\${COMP_WORDS[1]} $prev" in
${commands.flatMap(bashValues).join('\n')}
      *)
        case "\${COMP_WORDS[1]} $cur" in
          help\\ *) words='${commands.map(({ name }) => name).join(' ')}' ;;
${commands.flatMap(bashWords).join('\n')}
        esac ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _gongkai gongkai
`,
  zsh: (commands) => `#compdef gongkai
# gongkai completion zsh
_gongkai() {
  local -a commands=(
${commands.map(({ name, words }) => `    ${zshQuoted(`${name}:${words.replaceAll(':', '\\:')}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
    help) _describe command commands ;;
${commands.map(zshCommand).join('\n')}
  esac
}
if [ "$funcstack[1]" = _gongkai ]; then _gongkai "$@"; else compdef _gongkai gongkai; fi
`,
  fish: (commands) => `# gongkai completion fish
complete -c gongkai -n __fish_use_subcommand -f -a help
${commands.map(({ name, words }) => `complete -c gongkai -n __fish_use_subcommand -f -a ${name} -d ${fishQuoted(words)}`).join('\n')}
complete -c gongkai -n '__fish_seen_subcommand_from help' -f -a '${commands.map(({ name }) => name).join(' ')}'
${commands.flatMap(fishCommand).join('\n')}
`,
};

/** What may follow an option. */
const bashValues = ({ name, options }: CommandOutline): string[] =>
  options.flatMap(({ flags, value }) => {
    if (!value) return [];
    const patterns = flags.map((flag) => `"${name} ${flag}"`).join('|');
    return `      ${patterns}) words='${value.choices.join(' ')}' ;;`;
  });

const bashWords = ({ name, options, arguments: values }: CommandOutline): string[] => {
  const choices = values.flatMap((value) => value.choices);
  return [
    `          ${name}\\ -*) words='${options.flatMap(({ flags }) => flags).join(' ')}' ;;`,
    ...(choices.length > 0 ? [`          ${name}\\ *) words='${choices.join(' ')}' ;;`] : []),
  ];
};

function zshCommand({ name, options, arguments: values }: CommandOutline): string {
  const specs = [...options.flatMap(zshOption), ...values.map(zshArgument)];
  return `    ${name})\n      _arguments ${specs.map((spec) => `\\\n        ${zshQuoted(spec)}`).join(' ')} ;;`;
}

const zshOption = ({ flags, words, value }: OptionOutline): string[] =>
  flags.map((flag) => `${flag}[${words.replace(/[[\]:\\]/g, '\\$&')}]${value ? zshValue(value) : ''}`);

const zshArgument = (value: ValueOutline): string => `${value.isVariadic ? '*' : ''}${zshValue(value)}`;

const zshValue = ({ name, choices }: ValueOutline): string =>
  `:${name}:${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}`;

const zshQuoted = (words: string): string => `'${words.replaceAll("'", "'\\''")}'`;

function fishCommand({ name, options, arguments: values }: CommandOutline): string[] {
  const begins = `complete -c gongkai -n '__fish_seen_subcommand_from ${name}'`;
  const choices = values.flatMap((value) => value.choices);
  return [
    ...options.map(({ flags, words, value }) => {
      const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
      return `${begins} ${names.join(' ')}${fishValue(value)} -d ${fishQuoted(words)}`;
    }),
    ...(choices.length > 0 ? [`${begins} -f -a '${choices.join(' ')}'`] : []),
  ];
}

function fishValue(value: ValueOutline | null): string {
  if (!value) return '';
  return value.choices.length > 0 ? ` -x -a '${value.choices.join(' ')}'` : ' -r';
}

const fishQuoted = (words: string): string => `'${words.replace(/[\\']/g, '\\$&')}'`;
