import { demonstrate } from './demonstration.ts';
import { whereStaffChoose } from './deployed.ts';
import { Refusal } from './refusal.ts';
import { startRunner } from './runner.ts';
import type { Runner } from './running.ts';

type Options = { empty: boolean; review: boolean; dataDir?: string };

const usage =
  'npm start [-- --empty] [-- --review] [-- --data DIR]   (--review: staff choose the navigator; PORT sets the port, DDB_ENDPOINT another DynamoDB)';

const say = (line: string) => console.log(line);

/** `npm start`: runs the program on this machine until it is told to end. `args` are the words after the command. */
export async function main(args: string[]): Promise<void> {
  try {
    const options = optionsOf(args);
    const runner = await startRunner({
      port: portOf(process.env.PORT),
      say,
      ...(options.dataDir ? { dataDir: options.dataDir } : {}),
      ...(options.review ? { templates: whereStaffChoose } : {}),
    });
    endWith(runner);
    if (!options.empty)
      await demonstrate(runner, say).catch(error => say(`the invented people are not complete: ${error}`));
    greet(runner);
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  }
}

function optionsOf(args: string[]): Options {
  const options: Options = { empty: false, review: false };
  const rest = [...args];
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === '--empty') options.empty = true;
    else if (word === '--review') options.review = true;
    else if (word === '--data' && rest[0]) options.dataDir = rest.shift() as string;
    else throw new Refusal(`${word} is not understood: ${usage}`);
  }
  return options;
}

function portOf(text = '4400'): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Refusal(`PORT=${text} is not a port`);
  return port;
}

function endWith(runner: Runner): void {
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await runner.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, () => void end());
  // npm that is ended does not always tell the shell's child: under npm the program ends with whoever started it.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && void end(), 1000).unref();
}

function greet({ url }: Runner): void {
  console.log(`the form        ${url}/`);
  console.log(`the desk        ${url}/desk`);
  console.log(`what happens    ${url}/_local`);
  console.log(`mails           ${url}/_local/mail`);
  console.log(`ready ${url}`);
}
