import { program } from '../../functions/program/settings.ts';
import { localMoment } from '../../lib/local/local-time.ts';
import { startRunner } from '../../lib/local/runner.ts';
import type { Runner, RunnerOptions } from '../../lib/local/running.ts';

const hour = 3_600_000;

/** The program without anybody in it, at 10:00 of its own time: mails go out at once. */
export async function programByDay(templates: NonNullable<RunnerOptions['templates']>): Promise<Runner> {
  const runner = await startRunner({ templates });
  const { morning } = localMoment(runner.now().getTime(), program.timeZone);
  await runner.moveTo(new Date(Date.parse(morning) + 2 * hour).toISOString());
  return runner;
}

/** Takes the gateway's throttle away, which is there to slow down who posts much. */
export const unthrottled: NonNullable<RunnerOptions['templates']> = ({ stacks }) => {
  for (const { template } of stacks)
    for (const { Type, Properties } of Object.values(template.Resources))
      if (Type === 'AWS::ApiGatewayV2::Stage' && Properties) {
        delete Properties.DefaultRouteSettings;
        delete Properties.RouteSettings;
      }
};

/** Besides the throttle, switches the stream and the clocks off: doors write as ever, and nothing follows. */
export const doorsAlone: NonNullable<RunnerOptions['templates']> = assembly => {
  unthrottled(assembly);
  for (const { template } of assembly.stacks)
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type === 'AWS::Lambda::EventSourceMapping' && Properties) Properties.Enabled = false;
      if (Type === 'AWS::Events::Rule' && Properties?.ScheduleExpression) Properties.State = 'DISABLED';
    }
};

/** The n-th of a list that begins again at its end. */
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

const others = program.languages.filter(code => code !== 'en');

/** What two have in common who were made for each other; everyone speaks some English, and is free on Monday mornings. */
const near = program.areas.filter(({ outside }) => !outside);
const common = (n: number) => ({ areas: [pick(near, n).id], language: pick(others, n) });

/** The n-th invented household, as the form posts it. */
export function household(n: number) {
  const { areas, language } = common(n);
  return {
    preferredName: `Guest ${n}`,
    contact: { email: `guest-${n}@home.example` },
    languages: [
      { code: language, level: 'fluent' },
      { code: 'en', level: 'conversational' },
    ],
    consent: { version: program.consent.version, language: 'en' },
    adult: true,
    area: areas[0],
    availability: ['mon-morning', pick(program.availability, n + 1)].filter(unique),
    needs: [pick(program.needs, n).id, pick(program.needs, n + 1).id],
    household: { adults: 2, childrenAgeBands: ['5-12'] },
  };
}

/** The n-th invented navigator, as staff enter her. */
export function navigator(n: number) {
  const { areas, language } = common(n);
  return {
    name: `Volunteer ${n}`,
    email: `volunteer-${n}@navigators.example`,
    languages: ['en', language].map(code => ({ code, level: 'fluent' })),
    areas,
    strengths: [pick(program.needs, n).id],
    availability: ['mon-morning', pick(program.availability, n + 1)].filter(unique),
  };
}

const unique = <T>(one: T, i: number, all: readonly T[]): boolean => all.indexOf(one) === i;

/** Posts JSON to a door, as staff where the door is theirs. Throws when it refuses. */
export async function post(runner: Runner, path: string, body: object): Promise<void> {
  const token = path.startsWith('/staff') && {
    authorization: `Bearer ${runner.staffToken('liaison@library.example')}`,
  };
  const answer = await fetch(runner.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...token },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${text}`);
}
