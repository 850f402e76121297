import { createServer, type Server } from 'node:http';
import { Refusal } from './refusal.ts';

/** A server of this machine only, and the port it has. */
export type LocalServer = { server: Server; port: number; close(): Promise<void> };

/** Listens on the loopback address; port 0 takes a free one. Refuses a port that is taken. */
export async function listen(port: number): Promise<LocalServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', error =>
      reject(new Refusal(`the port ${port} cannot be used (${error.message}); PORT=… takes another`)),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : port, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise(resolve => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
