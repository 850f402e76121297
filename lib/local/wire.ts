import { EventEmitter } from 'node:events';
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Readable } from 'node:stream';
import type { MessagePort } from 'node:worker_threads';

/** What a function sends to AWS, as it would stand on a socket. `call` numbers it among those of its worker. */
export type Sent = { call: number; path: string; headers: Record<string, string>; body: string };

/** What comes back. Without a status nothing comes: the connection ends. */
export type Received = { call: number; status: number; headers: Record<string, string>; body: string };

/**
 * From now on what this worker sends to the address of AWS goes to the runner over a port: the same request and the same answer without
 * two sockets and two readings of HTTP, which were a third of what a story took. All else goes where it always went.
 */
export function callOverPort(endpoint: string, port: MessagePort): void {
  const { hostname, port: number } = new URL(endpoint);
  const open = new Map<number, Exchange>();
  const { request } = http;
  const isAws = (options: unknown): options is RequestOptions => {
    const { host, port: wanted } = (options ?? {}) as RequestOptions;
    return host === hostname && String(wanted) === number;
  };
  let calls = 0;
  const overPort = (options: RequestOptions, answered: (response: IncomingMessage) => void): Exchange => {
    const call = ++calls;
    const send = (body: string) => {
      const named = Object.entries(options.headers as Record<string, string>);
      const headers = Object.fromEntries(named.map(([name, value]) => [name.toLowerCase(), value]));
      port.postMessage({ call, path: options.path ?? '/', headers, body } satisfies Sent);
    };
    const exchange = new Exchange(send, answered, () => open.delete(call));
    open.set(call, exchange);
    return exchange;
  };
  port.on('message', (received: Received) => open.get(received.call)?.receive(received));
  http.request = ((options: RequestOptions, answered: (response: IncomingMessage) => void) =>
    isAws(options)
      ? (overPort(options, answered) as unknown as ClientRequest)
      : request(options, answered)) as typeof request;
}

/** As much of a request over HTTP as the SDK's handler knows of one. */
class Exchange extends EventEmitter {
  readonly socket = undefined;
  private readonly send: (body: string) => void;
  private readonly answered: (response: IncomingMessage) => void;
  private readonly forget: () => void;

  constructor(send: (body: string) => void, answered: (response: IncomingMessage) => void, forget: () => void) {
    super();
    this.send = send;
    this.answered = answered;
    this.forget = forget;
  }

  end(body: string | Uint8Array = ''): void {
    this.send(typeof body === 'string' ? body : Buffer.from(body).toString());
  }

  receive({ status, headers, body }: Received): void {
    this.forget();
    if (status === 0) {
      this.emit('error', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    } else {
      const response = Object.assign(new Readable({ read: () => undefined }), { statusCode: status, headers });
      response.push(Buffer.from(body));
      response.push(null);
      this.emit('response', response);
      this.answered(response as unknown as IncomingMessage);
    }
    this.emit('close');
  }

  destroy(): void {
    this.forget();
    this.emit('close');
  }
}
