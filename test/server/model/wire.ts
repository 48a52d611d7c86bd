import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mock } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createConnection,
  createProtocolConnection,
  type DataCallback,
  Disposable,
  type Message,
} from 'vscode-languageserver';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { Lifecycle } from '../../../server/src/lifecycle.js';
import { serve } from '../../../server/src/server.js';
import { memory } from './memory.js';

/** A server at the other end, whatever joins it with its client. */
export interface Wire {
  /** What is on disk, by uri. The server sees it. */
  readonly files: Map<string, string>;
  /** Whether a server that has settled has nothing more to do. */
  readonly rests: boolean;
  send(message: Message): void;
  listen(callback: (message: Message) => void): void;
  /**
   * Waits until the server has nothing more to say, and looks whether what must be true is.
   * @param isAnswered whether the server owes nobody an answer
   * @throws where it is not
   */
  settle(isAnswered: () => boolean, look: () => void): Promise<void>;
  /** The code that the server ended with. */
  readonly ended: Promise<number | null>;
  /** Ends it in any case. */
  end(): void;
}

/** Turns of the event loop without a message after which nothing is on its way. */
const TURNS = 3;
/** Milliseconds after which nothing more is to be expected of a server. */
const PATIENCE = 20_000;
/** Milliseconds, by the clock of the tests, longer than the server waits with anything. */
const WAIT = 60_000;
/** Rounds of waiting in which the server says something every time: it will never stop. */
const MOST_ROUNDS = 60;

/** A server in this process, whose clock goes by `mock.timers`: what it puts off is done as soon as it is waited for. */
export function inMemory(): Wire {
  const files = new Map<string, string>();
  mock.timers.enable({ apis: ['setTimeout'] });
  let messages = 0;
  let toServer: DataCallback = () => {};
  let toClient: DataCallback = () => {};
  const reader = new (class extends AbstractMessageReader {
    listen(callback: DataCallback): Disposable {
      toServer = callback;
      return Disposable.create(() => {});
    }
  })();
  const writer = new (class extends AbstractMessageWriter {
    async write(message: Message): Promise<void> {
      messages++;
      toClient(copied(message));
    }
    end(): void {}
  })();
  let exit: (code: number) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    exit = resolve;
  });
  const options = { messageStrategy: new Lifecycle(writer) };
  const watchDog = { shutdownReceived: false, initialize: () => {}, exit };
  const connection = createConnection((logger) => createProtocolConnection(reader, writer, logger, options), watchDog);
  serve(connection, memory(files));
  const failed: unknown[] = [];
  const fail = (reason: unknown) => void failed.push(reason);
  // Any of them would end the process of a server.
  process.on('unhandledRejection', fail);
  const quiet = async (isAnswered: () => boolean): Promise<void> => {
    const end = performance.now() + PATIENCE;
    for (let turns = 0, seen = messages; turns < TURNS; turns++) {
      await new Promise((resolve) => setImmediate(resolve));
      // An answer may have to be loaded first.
      if (messages === seen && (isAnswered() || performance.now() > end)) continue;
      seen = messages;
      turns = 0;
    }
  };
  return {
    files,
    rests: true,
    ended,
    send: (message) => {
      messages++;
      try {
        toServer(copied(message));
      } catch {
        // As what reads from a stream does with what cannot be understood.
      }
    },
    listen: (callback) => {
      toClient = callback;
    },
    settle: async (isAnswered, look) => {
      await quiet(isAnswered);
      for (let round = 0, seen = -1; seen !== messages; round++) {
        if (round > MOST_ROUNDS) throw new Error('the server never comes to rest');
        seen = messages;
        mock.timers.tick(WAIT);
        await quiet(isAnswered);
      }
      assert.deepEqual(failed, []);
      look();
    },
    end: () => {
      process.off('unhandledRejection', fail);
      // What it has put off is never done: a process would be gone.
      mock.timers.reset();
    },
  };
}

/** As it comes out at the other end. */
const copied = (message: Message): Message => JSON.parse(JSON.stringify(message));

const program = fileURLToPath(new URL('../../../dist/server.js', import.meta.url));

/** A map that is the files of a folder, too. */
class OnDisk extends Map<string, string> {
  readonly #pathOf: (uri: string) => string;

  constructor(pathOf: (uri: string) => string) {
    super();
    this.#pathOf = pathOf;
  }

  override set(uri: string, text: string): this {
    const path = this.#pathOf(uri);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return super.set(uri, text);
  }

  override delete(uri: string): boolean {
    rmSync(this.#pathOf(uri), { force: true });
    return super.delete(uri);
  }
}

/** A server as it is shipped. Its folders are called otherwise than its client calls them. */
export function overStdio(): Wire {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-model-'));
  const root = pathToFileURL(folder).href;
  const outward = (text: string): string => text.replaceAll('file:///', `${root}/`);
  const inward = (text: string): string => text.replaceAll(`${root}/`, 'file:///');
  const files = new OnDisk((uri) => fileURLToPath(outward(uri)));
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const reader = new StreamMessageReader(child.stdout);
  const writer = new StreamMessageWriter(child.stdin);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    files,
    rests: false,
    ended,
    send: (message) => void writer.write(JSON.parse(outward(JSON.stringify(message)))).catch(() => {}),
    listen: (callback) => void reader.listen((message) => callback(JSON.parse(inward(JSON.stringify(message))))),
    settle: async (_, look) => {
      for (const end = performance.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
        try {
          return look();
        } catch (error) {
          if (performance.now() > end) throw error;
        }
      }
    },
    end: () => {
      child.kill();
      rmSync(folder, { recursive: true });
    },
  };
}
