import { parseArgs } from 'node:util';

/** How the editor wants to talk, or why nobody can. */
export type Command =
  | { readonly kind: 'stdio' | 'node-ipc' | 'help' | 'version' }
  /** Where the editor listens, on this machine. */
  | { readonly kind: 'connect'; readonly to: { readonly port: number } | { readonly path: string } }
  | { readonly kind: 'unusable'; readonly why: string };

/**
 * Reads the command line of `dist/server.js`. Options it does not know are left alone: editors add their own.
 * @param hasChannel whether a Node process that waits for messages has started this one
 */
export function commandOf(args: readonly string[], hasChannel: boolean): Command {
  const flag = { type: 'boolean' } as const;
  const value = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      stdio: flag,
      'node-ipc': flag,
      socket: value,
      pipe: value,
      help: { ...flag, short: 'h' },
      version: { ...flag, short: 'v' },
    },
  });
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  if (values.stdio) return { kind: 'stdio' };
  if (values['node-ipc']) {
    return hasChannel
      ? { kind: 'node-ipc' }
      : unusable('--node-ipc：不是由 Node 程序启动的 / not started by a Node process');
  }
  if (values.socket !== undefined) {
    const port = Number(values.socket);
    if (typeof values.socket === 'string' && Number.isInteger(port) && port > 0 && port < 65_536) {
      return { kind: 'connect', to: { port } };
    }
    return unusable(`--socket=${values.socket}：不是端口 / is no port`);
  }
  if (typeof values.pipe === 'string' && values.pipe !== '') return { kind: 'connect', to: { path: values.pipe } };
  return unusable('没有说明怎样与编辑器通信 / not told how to talk to the editor');
}

const unusable = (why: string): Command => ({ kind: 'unusable', why });

export const usage = `语言服务器，由编辑器启动，选项取其一：
A language server; an editor starts it with one of:

  --stdio        标准输入和输出 / standard input and output
  --node-ipc     启动它的 Node 程序的通道 / the channel of the Node process that starts it
  --socket=PORT  编辑器在本机监听的端口 / a port of this machine that the editor listens on
  --pipe=NAME    编辑器监听的管道或套接字文件 / a pipe or socket file that the editor listens on

在终端检查报告，用 dist/cli.js。各编辑器怎样设置，见 docs/editors.md。
To check reports on a terminal use dist/cli.js. How to set up editors: docs/editors.md.
`;
