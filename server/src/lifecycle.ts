import {
  ErrorCodes,
  ExitNotification,
  InitializeRequest,
  Message,
  type MessageStrategy,
  type MessageWriter,
  ShutdownRequest,
} from 'vscode-languageserver';

/**
 * Keeps the order of the protocol, which the library leaves to us: before `initialize` and after `shutdown` requests
 * are refused, and notifications but `exit` mean nothing.
 */
export class Lifecycle implements MessageStrategy {
  readonly #writer: Pick<MessageWriter, 'write'>;
  #refusal: number | null = ErrorCodes.ServerNotInitialized;

  constructor(writer: Pick<MessageWriter, 'write'>) {
    this.#writer = writer;
  }

  /** The client has said goodbye. */
  get isOver(): boolean {
    return this.#refusal === ErrorCodes.InvalidRequest;
  }

  handleMessage(message: Message, next: (message: Message) => Promise<void>): Promise<void> {
    const isRequest = Message.isRequest(message);
    if (isRequest && message.method === InitializeRequest.method && !this.isOver) this.#refusal = null;
    const refusal = this.#refusal;
    if (isRequest && refusal === null && message.method === ShutdownRequest.method)
      this.#refusal = ErrorCodes.InvalidRequest;
    if (refusal === null || Message.isResponse(message)) return next(message);
    if (isRequest) return this.#refuse(message.id, refusal, message.method);
    if (Message.isNotification(message) && message.method === ExitNotification.method) return next(message);
    return Promise.resolve();
  }

  #refuse(id: string | number | null, code: number, method: string): Promise<void> {
    const error = { code, message: `${method}: ${this.isOver ? 'after shutdown' : 'before initialize'}` };
    return this.#writer.write({ jsonrpc: '2.0', id, error } as Message);
  }
}
