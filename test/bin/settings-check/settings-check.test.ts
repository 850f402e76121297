import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { disagreements } from '../../../bin/settings-check/agreement.ts';
import { changesBetween } from '../../../bin/settings-check/changes.ts';
import { formOf } from '../../../bin/settings-check/faults.ts';
import { changesTold } from '../../../bin/settings-check/words.ts';
import { arrivalState } from '../../../functions/intake/arrival.ts';
import { navigatorState } from '../../../functions/navigators/navigator.ts';
import { program, type Settings } from '../../../functions/program/settings.ts';
import { allSettings, at } from '../../../functions/program/settings-outline.ts';
import { inOrder, planState, wakesOf } from '../../../functions/tasks/plan.ts';
import { complete } from '../../../functions/tasks/ticking.ts';

type Loose = Record<string, unknown>;
const copy = (): Settings => structuredClone(program) as Settings;

/** The settings with something else at a path. */
function edited(path: string, change: (held: never) => unknown): Settings {
  const settings = copy();
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const group = steps.reduce((part, step) => part[step] as Loose, settings as unknown as Loose);
  group[last] = change(group[last] as never);
  return settings;
}

const without = (id: string) => (list: readonly (string | { id?: string; key?: string })[]) =>
  list.filter(one => (typeof one === 'string' ? one : (one.id ?? one.key)) !== id);

describe('an edited file that is wrong', () => {
  it.each([
    [
      'a text where a number is wanted',
      edited('navigators.minimumAge', () => '24'),
      'navigators › minimumAge',
      'without quotes',
    ],
    ['nothing where something is needed', edited('pairingDays', () => undefined), 'pairingDays', 'is missing'],
    ['too little', edited('navigators.longestPauseDays', () => 0), 'navigators › longestPauseDays', 'at least 1'],
    ['too much', edited('retentionDays.closed', () => 31), 'retentionDays › closed', 'at most 30'],
    [
      'sizes that do not rise',
      edited('dialogues.circles.sizes.target', () => 13),
      'dialogues › circles › sizes',
      'sizes rise',
    ],
    ['a half day', edited('householdAnswerDays', () => 2.5), 'householdAnswerDays', 'whole number'],
    ['a time that is none', edited('plan.remindAt', () => '9:00'), 'plan › remindAt', '"08:30"'],
    ['a day that is none', edited('holidays', () => ['26.12.2026']), 'holidays › "26.12.2026"', '"2027-01-18"'],
    [
      'a name that nobody knows',
      edited('closing', held => ({ ...(held as Loose), tellAfterDays: 7 })),
      'closing › tellAfterDays',
      'slip',
    ],
    [
      'one choice that is none',
      edited('plan.tasks', held => [{ ...(held[0] as Loose), owner: 'me' }]),
      'plan › tasks › "first-contact" › owner',
      'one of "navigator"',
    ],
  ])('%s: is told with its place and what to do', (_, settings, where, what) => {
    const read = formOf(settings);
    expect('faults' in read && read.faults).toContainEqual({ where, what: expect.stringContaining(what) });
  });

  it.each([
    ['a neighbor that is no area', edited('areas', without('blue-hills')), 'blue-hills'],
    ['weights that are not all', edited('matching.weights.language', () => 25), 'come to 95'],
    ['weights of circles that are too much', edited('dialogues.circles.weights.ages', () => 12), 'come to 110'],
    [
      'a need that nobody has named',
      edited('needs', held => [...(held as unknown[]), { id: 'pets', sensitive: false }]),
      'words/ar.ts',
    ],
    ['a service for a need that is gone', edited('needs', without('health')), '"health" is none of the needs'],
    ['a step that is counted on and gone', edited('plan.tasks', without('first-contact')), '"first-contact" is none'],
    ['a reminder after the end', edited('matching.reminderHours.normal', () => 72), 'has lapsed already'],
    ['a question put once more when a person calls', edited('householdRemindHours', () => 72), 'householdAnswerDays'],
    ['no time zone', edited('timeZone', () => 'Hartford'), 'no time zone'],
    ['a language without words', edited('language', () => 'fr'), 'has no words here'],
    [
      'an age band that nobody has named',
      edited('dialogues.meter.ageBands', held => [...(held as string[]), '95-and-over']),
      '"95-and-over" has no name in functions/program/words/meter-ar.ts',
    ],
    [
      'an area of which the figures say nothing',
      edited('areas', held => [
        ...(held as unknown[]),
        { id: 'dutch-point', name: 'Dutch Point', neighbors: [], branch: 'Downtown Library' },
      ]),
      'there is no line for dutch-point',
    ],
    ['an id twice', edited('genders', held => [...(held as string[]), 'woman']), 'twice'],
  ])('%s: it does not agree with itself', (_, settings, what) =>
    expect(
      disagreements(settings)
        .map(one => `${one.where} ${one.what}`)
        .join('\n'),
    ).toContain(what),
  );

  it('that are those of this program is right', () => {
    expect(formOf(program)).toEqual({ settings: program });
    expect(disagreements(program)).toEqual([]);
  });
});

describe('what an edited file would change', () => {
  const between = (after: Settings) => changesBetween(program, after);

  it('is nothing where nothing is edited', () => {
    expect(between(copy())).toEqual([]);
    expect(changesTold([])).toContain('would change nothing');
  });

  it.each(allSettings.map(({ path }) => path))('%s: whatever is done to it is told at its place', path => {
    const other = (held: unknown): unknown =>
      Array.isArray(held)
        ? held.slice(1)
        : typeof held === 'number'
          ? held + 1
          : typeof held === 'object'
            ? { food: 3 }
            : `${held}x`;
    const changes = between(edited(path, other));
    expect(changes.length).toBeGreaterThan(0);
    expect(new Set(changes.map(one => one.path))).toEqual(new Set([path]));
  });

  it('names exactly what is added and removed, whatever is', () =>
    fc.assert(
      fc.property(
        fc.subarray([...program.languages]),
        fc.uniqueArray(fc.constantFrom('tr', 'de', 'ja')),
        (kept, fresh) => {
          const changes = between(edited('languages', () => [...kept, ...fresh]));
          const ids = (kind: string) => changes.filter(one => one.kind === kind).map(({ id }) => id);
          expect(ids('removed')).toEqual(program.languages.filter(one => !kept.includes(one)));
          expect(ids('added')).toEqual(fresh);
        },
      ),
    ));

  it('an id that was changed is another one, and that is said', () => {
    const after = edited('areas', held =>
      (held as { id: string }[]).map(one => (one.id === 'downtown' ? { ...one, id: 'center' } : one)),
    );
    const [change] = between(after).filter(one => one.kind === 'renamed');
    expect(change).toMatchObject({
      before: 'downtown',
      after: 'center',
      means: expect.stringContaining('another one'),
    });
  });

  it.each([
    ['an area', edited('areas', without('parkville')), 'stays until somebody corrects it'],
    ['a step of the plan', edited('plan.tasks', without('scam-awareness')), 'cannot be ticked any more'],
    ['less time that households are kept', edited('retentionDays.afterPairing', () => 60), 'forgotten 30 days earlier'],
    ['a step to being a navigator', edited('navigators.gates', without('training')), 'asked of nobody any more'],
    ['an agency', edited('partners', without('river-family')), 'First correct how they are reached'],
  ])('%s: what it means for people is said', (_, after, means) =>
    expect(changesTold(between(after)).replace(/\s+/g, ' ')).toContain(means),
  );
});

/** All leaves of the settings, a list as one. */
const leaves = (held: unknown, path: string): readonly string[] =>
  typeof held === 'object' && held !== null && !Array.isArray(held)
    ? Object.entries(held).flatMap(([name, part]) => leaves(part, path ? `${path}.${name}` : name))
    : [path];

it('every setting stands in the outline, and nothing else does', () => {
  const told = allSettings.map(({ path }) => path);
  for (const path of told) expect(at(program, path), path).not.toBe(undefined);
  const missing = leaves(program, '').filter(leaf => !told.some(path => leaf === path || leaf.startsWith(`${path}.`)));
  expect(missing).toEqual([]);
});

describe('what is promised of ids that are gone', () => {
  const household = {
    languages: [{ code: 'ar', level: 'fluent' }],
    introduction: 'at-once',
    urgent: false,
    needs: ['gone'],
    availability: ['gone'],
    area: 'gone',
    preferences: { sharedExperience: ['gone'], navigatorGender: { value: 'gone', required: false } },
    household: { childrenAgeBands: ['gone'] },
    arrivalWindow: 'gone',
  };
  it('a household and a navigator who told them stay readable', () => {
    const arrival = {
      status: 'ready',
      person: 'p',
      receipt: 'r',
      channel: 'email',
      household,
      postedAt: '',
      consent: { version: 'gone', language: 'en' },
    };
    expect(v.is(arrivalState, arrival)).toBe(true);
    const profile = {
      languages: [],
      areas: ['gone'],
      strengths: ['gone'],
      availability: ['gone'],
      gender: 'gone',
      experiences: ['gone'],
      limits: ['gone'],
      capacity: 1,
    };
    const gates = { gone: { on: '2026-01-01', by: 'staff:m' } };
    expect(v.is(navigatorState, { status: 'active', person: 'p', profile, gates, notWith: [], registeredAt: '' })).toBe(
      true,
    );
  });

  it('a plan keeps its step; nobody is reminded of it, and it cannot be ticked', () => {
    const gone = { status: 'open', due: '2026-12-01T23:00:00.000Z' } as const;
    const at = '2026-12-10T23:00:00.000Z';
    const plan = v.parse(planState, {
      status: 'running',
      ...{ arrival: 'a', person: 'p', navigator: 'n', navigatorPerson: 'q' },
      ...{ startedAt: at, endsAt: '2027-03-01T00:00:00.000Z', lastMailAt: at, weeklyAt: at, heardAt: at },
      tasks: { gone, 'scam-awareness': gone },
    });
    if (plan.status !== 'running') throw new Error('it runs');
    expect(inOrder(plan.tasks)).toHaveLength(2);
    expect(Object.values(wakesOf(plan)).length).toBeGreaterThan(0);
    expect(complete({ type: 'Complete', pairing: 'a.1', done: [{ task: 'gone' }], by: 'staff:m', at }, plan)).toEqual({
      refused: 'another-way',
    });
  });
});

describe('npm run settings:check', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['bin/settings-check.ts', ...args], { encoding: 'utf8' });
  const withFile = <T>(change: (text: string) => string, then: (file: string) => T): T => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'));
    const file = join(folder, 'settings.ts');
    writeFileSync(file, change(readFileSync('functions/program/settings.ts', 'utf8')));
    try {
      return then(file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it('says what an edited file would change, and that it is in order', () =>
    withFile(
      text => text.replace('afterPairing: 90', 'afterPairing: 60'),
      file => {
        const { status, stdout } = run(file);
        expect(stdout).toContain('90 → 60');
        expect(status).toBe(0);
      },
    ));

  it('says what is wrong, where, and ends with 1', () =>
    withFile(
      text => text.replace('pairingDays: 90,', 'pairingDays: 90'),
      file => {
        const { status, stderr } = run(file);
        expect(stderr).toContain('cannot be read');
        expect(stderr).toMatch(/line \d+/);
        expect(status).toBe(1);
      },
    ));

  it('of a file that is not there ends with 2', () => expect(run('no-such-file.ts').status).toBe(2));
});
