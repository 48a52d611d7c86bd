import type { Connection } from 'vscode-languageserver';
import { bytesOf } from './base64.js';
import { longestConfig } from './config/model.js';
import {
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type ReadFileResult,
  readDirectoryMethod,
  readFileMethod,
} from './protocol.js';
import type { Desk } from './requests.js';
import type { System } from './system.js';
import { type Files, largest, nearOrFar } from './workspace/files.js';
import { walk } from './workspace/walk.js';

type Ask = Pick<Connection, 'sendRequest'>;

async function readText(client: Ask, decoder: Desk['decoder'], uri: string, most: number): Promise<string | null> {
  const params: ReadFileParams = { uri, most };
  const content = await client.sendRequest<ReadFileResult>(readFileMethod, params);
  return content === null ? null : (await decoder())(bytesOf(content)).text.replace(/^\uFEFF/, '');
}

/** The files of remote and virtual workspaces, in a browser all: none that are to be read unasked. */
function clientFiles(client: Ask, decoder: Desk['decoder']): Files {
  const entriesOf = (uri: string): Promise<ReadDirectoryResult> => {
    const params: ReadDirectoryParams = { uri };
    return client.sendRequest(readDirectoryMethod, params);
  };
  return {
    isNear: () => false,
    list: (folder) => walk(folder, entriesOf),
    read: (uri) => readText(client, decoder, uri, largest),
    has: async (uri) => {
      const end = uri.lastIndexOf('/');
      return (await entriesOf(uri.slice(0, end))).some(([name]) => name === decodeURIComponent(uri.slice(end + 1)));
    },
  };
}

/** The files and configurations of this machine, and by way of a client that offers it all others. */
export function withClient({ files, configs }: System, client: Ask, decoder: Desk['decoder']): System {
  const far = clientFiles(client, decoder);
  const isNear = (uri: string): boolean => files?.isNear(uri) === true;
  return {
    files: files ? nearOrFar(files, far) : far,
    ...(configs && {
      configs: {
        load: configs.load,
        read: (uri, folder) =>
          isNear(uri) ? configs.read(uri, folder) : readText(client, decoder, uri, longestConfig),
      },
    }),
  };
}
