import { createControl } from './control.ts';
import { durationMs } from './duration.ts';
import type { Functions } from './functions.ts';
import { readRequest, sendAnswer } from './gateway.ts';
import type { HttpAnswer } from './http-payload.ts';
import { type Ending, endAll, type Machine, startMachine } from './machine.ts';
import { Refusal } from './refusal.ts';
import { renew } from './renewal.ts';
import type { Runner, RunnerOptions } from './running.ts';
import { synthesize } from './synthesis.ts';
import { deploy, readAssembly } from './template.ts';
import type { SignIn } from './tokens.ts';
import { unused } from './usage.ts';

/** Starts the program of the templates on this machine. */
export async function startRunner(options: RunnerOptions = {}): Promise<Runner> {
  // Functions live in UTC in the cloud, and a time zone belongs to the process.
  process.env.TZ = 'UTC';
  const { say = () => undefined, dataDir, port = 0, chance } = options;
  const warnings: string[] = [];
  const warn = (line: string) => {
    warnings.push(line);
    say(line);
  };
  const assembly = readAssembly(options.outdir ?? (await synthesize(say)));
  options.templates?.(assembly);
  const deployment = deploy(assembly, suffixOf(options));
  const endings: Ending[] = [];
  try {
    const kept = { ...(dataDir ? { dataDir } : {}), ...(chance === undefined ? {} : { chance }) };
    const machine = await startMachine({ deployment, port, warn, say, endings, ...kept });
    const runner = runnerOf(machine, { warnings, endings });
    serve(machine, runner);
    machine.mover.run();
    return runner;
  } catch (error) {
    await endAll(endings);
    throw error;
  }
}

/** A database that several runs share gets tables of the run's own, unless data is to be found again. */
function suffixOf({ dataDir }: RunnerOptions): string {
  return process.env.DDB_ENDPOINT && !dataDir ? `-${process.pid}-${Date.now().toString(36)}` : '';
}

function runnerOf(machine: Machine, { warnings, endings }: { warnings: string[]; endings: Ending[] }): Runner {
  const { deployment, clock, mailbox, bus, journal, queues, activity, functions, tokens } = machine;
  return {
    url: machine.url,
    deployment,
    mail: {
      all: () => mailbox.to(),
      to: address => mailbox.to(address),
      tags: () => mailbox.sent.map(({ tags }) => tags),
    },
    events: bus.events,
    calls: journal.calls,
    logs: journal.logs,
    invocations: journal.invocations,
    deadLetters: queues.messages,
    used: machine.usage,
    unused: used => unused(deployment, machine.rights.roles, used),
    warnings,
    now: () => new Date(clock.now()),
    course: () => machine.mover.course(),
    settle: () => activity.idle(),
    advance: async duration => machine.mover.moveTo(clock.now() + lengthOf(duration)),
    moveTo: async iso => machine.mover.moveTo(targetOf(iso, clock.now())),
    invoke: async (name, event) => functions.invoke(functionNamed(name, functions), event, { trigger: 'runner' }),
    putEvents: entries => {
      const own = deployment.ofType('AWS::Events::EventBus')[0]?.ref ?? 'default';
      for (const { source, type, detail } of entries) bus.publish(own, { source, 'detail-type': type, detail });
    },
    staffToken: (email, roles = ['liaison']) => tokens.issue({ email, roles, ...audienceOf(machine) }),
    database: async (operation, input) => {
      const { status, body } = await machine.engine.ask(`DynamoDB_20120810.${operation}`, JSON.stringify(input));
      machine.changes.outside();
      machine.expiries.outside();
      if (status !== 200) throw new Refusal(`${operation}: ${body}`);
      return JSON.parse(body) as Record<string, unknown>;
    },
    faults: wish => machine.faults.set(wish),
    kill: name => functions.kill(functionNamed(name, functions)),
    databaseUrl: machine.engine.url,
    awsUrl: machine.aws.url,
    intercept: passage => {
      machine.aws.pass.through = passage;
    },
    renew: async keep => {
      await renew(machine, keep);
      warnings.length = 0;
    },
    stop: () => endAll(endings),
  };
}

/** Everything that falls due on the way is run, so a move must have an end. */
const farthest = 5 * 366 * 86_400_000;

function lengthOf(duration: string): number {
  const length = durationMs(duration);
  if (length === undefined) throw new Refusal(`${duration} is not an ISO duration such as P2D or PT36H`);
  if (length > farthest) throw new Refusal(`${duration} is too far: a move is five years at most`);
  return length;
}

function targetOf(iso: string, now: number): number {
  const to = Date.parse(iso);
  if (Number.isNaN(to)) throw new Refusal(`${iso} is not an ISO time`);
  const words = new Date(now).toISOString();
  if (to - now > farthest) throw new Refusal(`${iso} is too far: a move is five years at most`);
  if (to < now) throw new Refusal(`${iso} is before the program's now, ${words}: time only goes forward`);
  return to;
}

/** One port for both: the control surface under `/_local`, everything else is the gateway's. */
function serve(machine: Machine, runner: Runner): void {
  const { server, activity, gateway, mailbox, journal } = machine;
  const control = createControl({ runner, mailbox, journal });
  server.on('request', (request, response) => {
    const answer = async (): Promise<HttpAnswer> => {
      const asked = await readRequest(request);
      return /^\/_local(\/|\?|$)/.test(asked.target) ? control(asked) : activity.during(() => gateway(asked));
    };
    const failed = (error: unknown) => ({ status: 500, headers: { 'content-type': 'text/plain' }, body: `${error}` });
    answer()
      .catch(failed)
      .then(
        given => sendAnswer(response, given),
        () => undefined,
      );
  });
}

/** For whom the issuer's tokens are, and what they say of roles. */
function audienceOf({ issuer }: Machine): Pick<SignIn, 'issuer' | 'audience' | 'rolesClaim'> {
  return { issuer: issuer?.url ?? '', audience: issuer?.clientId ?? '', rolesClaim: issuer?.rolesClaim ?? '' };
}

/** A function by its logical id, or the one whose id holds the words of its path (`mail/on-mail-wanted`). */
function functionNamed(name: string, { ids }: Functions): string {
  if (ids.includes(name)) return name;
  const wanted = name
    .replace(/\.ts$/, '')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
  const found = ids.filter(id => id.toLowerCase().includes(wanted));
  if (found.length !== 1 || !found[0]) throw new Refusal(`${found.length} functions are called ${name}`);
  return found[0];
}
