import { connect, createServer, type Server, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { ProgramClock } from './clock.ts';
import type { IssuerStart } from './issuer-worker.ts';
import { apiOf } from './routes.ts';
import type { Deployment } from './template.ts';
import type { Tokens } from './tokens.ts';

/** The issuer of the staff's sign-in on this machine: a real one, in the place of the one that the template names. */
export type Issuer = {
  /** The template's own issuer, which nobody here can reach. */
  named: string;
  /** Where it answers here. Another host than the API's, so that browsers keep the two apart as they do in the cloud. */
  url: string;
  clientId: string;
  /** The claim of its tokens that holds someone's roles. */
  rolesClaim: string;
  stop(): Promise<void>;
};

type Needs = { deployment: Deployment; clock: ProgramClock; tokens: Tokens; url: string; port: number };

/**
 * Listens beside the API (on the next port, if that is free). The provider itself starts with the first connection, in a thread whose
 * time is the program's. Undefined when no route asks who someone is.
 */
export async function startIssuer(needs: Needs): Promise<Issuer | undefined> {
  const authorizer = apiOf(needs.deployment)?.routes.find(route => route.authorizer)?.authorizer;
  if (!authorizer) return undefined;
  const [clientId = ''] = authorizer.audience;
  const rolesClaim = rolesClaimOf(needs.deployment);
  let running: { worker: Worker; port: Promise<number> } | undefined;
  const open = new Set<Socket>();
  const server = createServer(socket => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    running ??= startProvider({ url, clientId, rolesClaim, ...clientOf(needs) }, needs.clock);
    pass(socket, running.port);
  });
  const port = await listenNear(server, needs.port);
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    const closed = new Promise(resolve => server.close(resolve));
    for (const socket of open) socket.destroy();
    await running?.worker.terminate();
    await closed;
  };
  return { named: authorizer.issuer, url, clientId, rolesClaim, stop };
}

/** Whatever comes is the provider's. */
function pass(socket: Socket, port: Promise<number>): void {
  port.then(
    to => {
      const other = connect(to, '127.0.0.1');
      socket.pipe(other).pipe(socket);
      for (const [one, end] of [
        [socket, other],
        [other, socket],
      ] as const)
        one.on('error', () => end.destroy()).on('close', () => end.destroy());
    },
    () => socket.destroy(),
  );
}

function startProvider(
  start: Omit<IssuerStart, 'offset'>,
  { offset }: ProgramClock,
): { worker: Worker; port: Promise<number> } {
  const worker = new Worker(new URL('./issuer-worker.ts', import.meta.url), {
    workerData: { ...start, offset } satisfies IssuerStart,
    // What the provider says of itself (that it keeps all in memory) is no news here.
    stdout: true,
    stderr: true,
    name: 'issuer',
  });
  const port = new Promise<number>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the issuer has ended')));
  });
  port.catch(() => undefined);
  return { worker, port };
}

/** The client as the template declares it, with the API's address as it is here; the desk's own way back for a client that another issuer keeps. */
function clientOf({ deployment, url, tokens }: Needs): Pick<IssuerStart, 'back' | 'key'> {
  const endpoint = apiOf(deployment)?.endpoint ?? '';
  const declared = deployment
    .ofType('AWS::Cognito::UserPoolClient')
    .flatMap(({ properties }) => properties.CallbackURLs ?? []);
  const back =
    declared.length > 0 ? declared.map(one => String(one).replace(endpoint, url)) : [`${url}/desk/signed-in`];
  return { back, key: tokens.key };
}

function rolesClaimOf(deployment: Deployment): string {
  const given = deployment
    .ofType('AWS::Lambda::Function')
    .map(({ properties }) => (properties.Environment as { Variables?: Record<string, string> } | undefined)?.Variables);
  return given.find(variables => variables?.ROLES_CLAIM)?.ROLES_CLAIM ?? 'cognito:groups';
}

async function listenNear(server: Server, port: number): Promise<number> {
  const listen = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
  if (port === 0) await listen(0);
  else await listen(port + 1).catch(() => listen(0));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
