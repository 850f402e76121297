import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesOf, type Import, importsOf } from './import-graph.ts';

const capabilities = [
  'intake',
  'navigators',
  'pairing',
  'tasks',
  'meetings',
  'mail',
  'calls',
  'people',
  'rights',
  'belonging',
  'reports',
  'desk',
  'advisory',
  'dialogues',
  'relay',
];
const anyOf = capabilities.join('|');

interface Rule {
  readonly why: string;
  /** Which files it binds. */
  readonly who: RegExp;
  /** All that they may import; a package by its name. */
  readonly may: readonly RegExp[];
}

const kernel = /^functions\/platform\/kernel\//;
const platform = /^functions\/platform\//;
const program = /^functions\/program\//;
const events = /^events\//;
const node = /^node:/;
const valibot = /^valibot$/;
const aPackage = /^(?!(bin|events|functions|lib|test)\/)[a-z@]/;

/** How others meet people: what seals, opens and hashes lies behind these. A whole person is opened to write to her (mail), or shown to a human and written down. */
const vaultDoors =
  /^functions\/people\/(keep|again|correct|find|glance|greet|revoke|show|look-up|erasure|hold|reports|person)\.ts$/;

/** What a capability judges by: its domain, and the files that a large one is made of. */
const judging = [
  ...[
    'domain',
    'score',
    'seating',
    'acts',
    'ids',
    'standing',
    'offering',
    'answering',
    'freezing',
    'ending',
    'calling',
    'proposing',
    'choosing',
    'reasons',
  ],
  ...['match-evolving', 'seat-evolving', 'commands', 'laying', 'ticking', 'telling', 'chasing', 'resting'],
  ...['bench', 'first-steps', 'evolving', 'plan-evolving', 'round-evolving', 'later'],
  ...['interests', 'gaps', 'steps', 'survey', 'periods', 'elevens', 'edition', 'counting', 'sentences'],
  ...['tallies', 'tallying'],
  ...['gates', 'applying', 'falling-due', 'evolution', 'colliding', 'deputizing'],
  ...['journaling', 'looking', 'spelling'],
  ...['joining', 'helping', 'organizing'],
].join('|');

/** Who may know whom. The first rule that binds a file is its rule. */
const table: readonly Rule[] = [
  { why: 'facts know only their schema library', who: /^events\//, may: [events, valibot] },
  {
    why: 'the kernel is pure',
    who: /^functions\/platform\/kernel\//,
    may: [kernel, /^events\/contract\.ts$/, /^node:crypto$/],
  },
  { why: 'settings and words know nobody', who: /^functions\/program\//, may: [program, kernel, valibot] },
  {
    why: 'calendars are written with the rules of every zone',
    who: /^functions\/platform\/icalendar\.ts$/,
    may: [kernel, /^timezones-ical-library$/],
  },
  {
    why: 'platform knows no capability; only it uses the AWS SDK',
    who: /^functions\/platform\//,
    may: [
      platform,
      program,
      /^events\/contract\.ts$/,
      node,
      valibot,
      /^@aws-/,
      /^@middy\/core$/,
      /^aws-lambda$/,
      /^openid-client$/,
    ],
  },
  {
    why: 'judgement about dialogues is as pure',
    who: /^functions\/dialogues\/(domain|commands|evolving|guards|calendar|colliding)\.ts$/,
    may: [
      events,
      kernel,
      program,
      /^functions\/dialogues\/(domain|commands|evolving|guards|calendar|colliding|dialogue|forming\/shapes)\.ts$/,
      /^functions\/dialogues\/action\/seen\.ts$/,
    ],
  },
  {
    why: 'judgement about circles is as pure',
    who: /^functions\/dialogues\/circles\/(domain|commands|evolving|planning|telling|seen|gathering|recording)\.ts$/,
    may: [
      events,
      kernel,
      program,
      /^functions\/dialogues\/(appointment|calendar|dialogue|guards|registration\/participant)\.ts$/,
      /^functions\/dialogues\/forming\/(guarding|shapes)\.ts$/,
      /^functions\/dialogues\/circles\/(domain|commands|evolving|planning|telling|seen|gathering|recording|circle|board)\.ts$/,
    ],
  },
  {
    why: 'judgement about what a dialogue comes to is as pure',
    who: /^functions\/dialogues\/action\/(domain|commands|events|evolving|evolving-groups|evolving-convened|ideas|working|grouping|convening|meeting|following|voting|planning|telling|seen)\.ts$/,
    may: [
      events,
      kernel,
      program,
      /^functions\/dialogues\/(appointment|calendar|dialogue)\.ts$/,
      /^functions\/dialogues\/action\/(domain|commands|events|evolving|evolving-groups|evolving-convened|ideas|working|grouping|convening|meeting|following|voting|planning|telling|seen|plan)\.ts$/,
    ],
  },
  {
    why: 'judgement about who registers for a dialogue is as pure',
    who: /^functions\/dialogues\/registration\/(domain|commands|events|evolving|offering|rolling|standing)\.ts$/,
    may: [
      events,
      kernel,
      program,
      /^functions\/dialogues\/(calendar|dialogue)\.ts$/,
      /^functions\/dialogues\/registration\/(domain|commands|events|evolving|offering|rolling|standing|participant|roll)\.ts$/,
    ],
  },
  {
    why: 'judgement about who is asked about a dialogue is as pure',
    who: /^functions\/dialogues\/inviting\/domain\.ts$/,
    may: [events, kernel, program, /^functions\/dialogues\/inviting\/invitation\.ts$/],
  },
  {
    why: 'judgement is pure: no clock, chance, environment or SDK',
    who: new RegExp(`^functions/(${anyOf})/(numbers/)?(${judging})\\.ts$`),
    may: [
      events,
      kernel,
      program,
      new RegExp(
        `^functions/[a-z]+/(numbers/)?(count|tally|week|item|member|help|organization|arrival|match|seat|concern|plan|round|meeting|mail|call|navigator|request|asking|interest|gap|report|notice|alarm|deputy|journal|look|${judging})\\.ts$`,
      ),
      valibot,
    ],
  },
  {
    why: 'judgement about the digest is as pure',
    who: /^functions\/advisory\/(week|digest\/(digesting|choosing|times))\.ts$/,
    may: [events, kernel, program, /^functions\/advisory\/(item|week|digest\/(edition|times))\.ts$/],
  },
  {
    why: 'judgement about who takes part in a dialogue is as pure',
    who: /^functions\/dialogues\/meter\/(groups|chance|telling|meter|sentences)\.ts$/,
    may: [
      kernel,
      program,
      /^functions\/advisory\/elevens\.ts$/,
      /^functions\/dialogues\/meter\/(groups|chance|telling|meter)\.ts$/,
      valibot,
    ],
  },
  {
    why: 'judgement about circles is as pure, and knows nothing else of dialogues',
    who: /^functions\/dialogues\/forming\//,
    may: [kernel, program, /^functions\/dialogues\/forming\//],
  },
  {
    why: 'doors put the capabilities’ doors together',
    who: /^functions\/doors\//,
    may: [/^functions\//, events, valibot, /^@middy\/core$/, /^aws-lambda$/],
  },
  {
    why: 'mail opens whom it writes to',
    who: /^functions\/mail\/ready\.ts$/,
    may: [
      platform,
      program,
      /^functions\/(mail|people)\/(domain|kinds|write|glance|open|person)\.ts$/,
      /^functions\/desk\/questions\.ts$/,
    ],
  },
  {
    why: 'whole messages are written with a library of their own',
    who: /^functions\/mail\/raw\.ts$/,
    may: [platform, program, /^functions\/mail\//, /^nodemailer\//],
  },
  {
    why: 'the desk’s forms ask what a capability’s own forms ask, in its fields',
    who: /^functions\/desk\/forms\//,
    may: [
      platform,
      program,
      /^functions\/desk\//,
      new RegExp(`^functions/(${anyOf})/(inviting/)?(questions|mails|fields|told|profile-form)\\.ts$`),
      vaultDoors,
    ],
  },
  {
    why: 'a capability meets another one in its questions and mails, people in the doors of the vault, all else in events',
    who: new RegExp(`^functions/(${anyOf})/`),
    may: [
      platform,
      program,
      events,
      valibot,
      node,
      /^@middy\/core$/,
      /^aws-lambda$/,
      new RegExp(
        `^functions/(${anyOf})/((numbers|digest|registration|circles|inviting|meter|organizers|action)/)?(questions|mails)\\.ts$`,
      ),
      vaultDoors,
    ],
  },
  {
    why: 'no function is imported by lib, but named by its path',
    who: /^lib\//,
    may: [/^lib\//, events, program, /^functions\/platform\/keys\.ts$/, node, aPackage],
  },
  {
    why: 'the bench measures sealing itself, which no door shows',
    who: /^bin\/bench\/vault\.ts$/,
    may: [/^bin\//, /^functions\/people\/(item|person|vault)\.ts$/],
  },
  {
    why: 'the bench looks at every page of the desk, and so reads which there are',
    who: /^bin\/bench\/desk\.ts$/,
    may: [/^bin\//, /^lib\//, program, node, /^functions\/(desk\/forms\/index|doors\/desk-rooms|platform\/http)\.ts$/],
  },
  {
    why: 'the bench measures how circles are formed, which is pure and has no door yet',
    who: /^bin\/bench\/(circles|gatherings)\.ts$/,
    may: [/^bin\//, /^functions\/dialogues\/forming\//],
  },
  {
    why: 'a year of people or of digests knows what people know, and the calendar of the place',
    who: /^bin\/(year|digests|dialogue)(\/|\.ts$)/,
    may: [/^bin\//, /^lib\/local\//, program, kernel, node],
  },
  { why: 'commands put things together', who: /^bin\//, may: [/^bin\//, /^lib\//, events, program, node, aPackage] },
];

const own = (file: string): string => /^functions\/[^/]+\//.exec(file)?.[0] ?? '\0';

const allowed = ({ from, to }: Import): boolean => {
  const rule = table.find(one => one.who.test(from));
  if (!rule) return false;
  const home = rule.who.test(`${own(from)}x.ts`) && to.startsWith(own(from));
  return home || rule.may.some(one => one.test(to));
};

/** The SDK of the tables inside a capability: the vault and the ballot box keep tables of their own, and the relay reads the stream's own format. */
const sdkOutsidePlatform = [
  'functions/belonging/box.ts',
  'functions/people/erasure.ts',
  'functions/people/find.ts',
  'functions/people/forget.ts',
  'functions/people/glance.ts',
  'functions/people/item.ts',
  'functions/people/person-keys.ts',
  'functions/people/program-key.ts',
  'functions/people/reports.ts',
  'functions/people/show.ts',
  'functions/relay/at-due.ts',
  'functions/relay/on-decisions.ts',
  'functions/mail/send.ts',
];

describe('the import table', () => {
  const imports = importsOf(filesOf('events', 'functions', 'lib', 'bin'));

  it('is kept by every file', () => {
    const broken = imports
      .filter(one => !(one.to.startsWith('@aws-sdk/') && sdkOutsidePlatform.includes(one.from)))
      .filter(one => !allowed(one));
    expect(broken.map(({ from, to }) => `${from} may not import ${to}`)).toEqual([]);
  });

  it('only people seals and opens: its keys and its cipher are nobody else’s', () => {
    const behind = /^functions\/people\/(vault|program-key|person-keys|item|forget)\.ts$/;
    expect(
      imports.filter(
        ({ from, to }) => behind.test(to) && !from.startsWith('functions/people/') && from !== 'bin/bench/vault.ts',
      ),
    ).toEqual([]);
    const ciphers = filesOf('events', 'functions').filter(file =>
      /create(C|Dec)ipheriv|client-kms/.test(readFileSync(file, 'utf8')),
    );
    expect(ciphers.sort()).toEqual(['functions/people/program-key.ts', 'functions/people/vault.ts']);
  });

  it('free text comes in as a line or a note, which are guarded, and in no other way', () => {
    const texts = filesOf('functions').filter(file => /v\.string\(because/.test(readFileSync(file, 'utf8')));
    expect(texts).toEqual(['functions/program/checks.ts']);
  });

  it('judgement has no branch that stands for all the rest: a new fact or command is judged wherever there are such', () => {
    const judged = (file: string) => table.find(one => one.who.test(file))?.why.startsWith('judgement');
    const found = filesOf('functions').filter(file => judged(file) && /^ *default:/m.test(readFileSync(file, 'utf8')));
    expect(found).toEqual([]);
  });

  it('is not imported around by tests: nothing imports test', () => {
    expect(imports.filter(({ to }) => to.startsWith('test/'))).toEqual([]);
  });

  it('has no circles', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to, types } of imports)
      if (!types && !/^[a-z@][^/]*:?$/.test(to)) graph.set(from, [...(graph.get(from) ?? []), to]);
    expect(circles(graph)).toEqual([]);
  });
});

/** Circles found by walking depth first, each as its files joined by arrows. */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    else if (!done.has(file)) {
      for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
      done.add(file);
    }
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}
