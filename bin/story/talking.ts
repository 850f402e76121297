import { program } from '../../functions/program/settings.ts';
import { samira } from './family.ts';
import { type Chapter, required, type Stage } from './stage.ts';

const place = 'Park Street Library';
const consent = { version: program.consent.version, language: 'en' } as const;
const topic = 'Evenings in Frog Hollow';

/** Who talks with her: half of them moved here, half have long been here. */
const neighbors = ['Ruth', 'Miguel', 'Ann', 'Fatima', 'Joe', 'Lucia', 'Earl'].map((name, n) => ({
  name,
  email: `${name.toLowerCase()}@neighbors.example`,
  background: n % 2 === 0 ? 'long-here' : 'moved-here',
}));

interface Board {
  readonly state: { readonly venues: readonly { readonly id: string }[] };
}

interface Proposed {
  readonly circles: readonly {
    readonly participants: readonly string[];
    readonly facilitators: readonly string[];
    readonly venue: string;
    readonly language: string;
    readonly interpreted: readonly string[];
  }[];
}

/** The dialogue of the story, from its topic to its sessions. */
export class Talk {
  readonly stage: Stage;
  readonly id: string;
  readonly samira: string;

  private constructor(stage: Stage, { id, samira: participant }: { id: string; samira: string }) {
    this.stage = stage;
    this.id = id;
    this.samira = participant;
  }

  /** A door of this dialogue. */
  does<T = unknown>(act: string, body: object = {}): Promise<T> {
    return this.stage.staff<T>(`/staff/dialogues/${this.id}/${act}`, body);
  }

  /** Drafts it from what was lacking, and opens registration. */
  static async begin(stage: Stage): Promise<{ readonly id: string }> {
    const told = {
      format: 'round',
      topic,
      area: samira.area,
      languages: ['en', 'ar'],
      from: { need: 'english-class' },
    };
    const { id } = await stage.staff<{ id: string }>('/staff/dialogues', told);
    const does = (act: string, body: object) => stage.staff(`/staff/dialogues/${id}/${act}`, body);
    for (const title of [place, 'Hyland Room'])
      await does('venues', { title, seats: 30, access: ['child-care-at-meetings'] });
    await does('schedule', { date: stage.world.inDays(42), time: '18:00', place });
    await does('next', { stage: 'organizing' });
    for (const [name, background] of [
      ['Ana Ruiz', 'moved-here'],
      ['Bo Lind', 'long-here'],
    ] as const)
      await does('facilitators', {
        name,
        email: `${name.split(' ')[0]?.toLowerCase()}@volunteers.example`,
        background,
        languages: ['en', 'ar'],
        trainedOn: stage.world.today(),
      });
    await does('next', { stage: 'recruiting', reason: 'small-neighborhood' });
    return { id };
  }

  /** She and seven neighbors register; the circle is formed, and meets. */
  static async gathers(stage: Stage, id: string): Promise<Talk> {
    const enters = (told: object) =>
      stage.staff<{ participant: string }>(`/staff/dialogues/${id}/registrations`, { consent, ...told });
    const times = ['tue-evening', 'thu-evening'];
    const told = { ownLanguage: 'ar', languages: ['en'], background: 'moved-here', area: samira.area, times };
    const { participant } = await enters({ name: samira.name, phone: samira.phone, ...told });
    for (const one of neighbors) await enters({ ...one, languages: ['en'], area: samira.area, times });
    const talk = new Talk(stage, { id, samira: participant });
    await stage.later(33, '10:30');
    await talk.does('next', { stage: 'forming', reason: 'small-neighborhood' });
    const { state } = await stage.staff<Board>(`/staff/dialogues/${id}`);
    const slots = [{ time: 'tue-evening', venue: required(state.venues[0], 'a venue').id }];
    const { circles } = await talk.does<Proposed>('circles/propose', { slots });
    const { participants, facilitators, venue, language, interpreted } = required(circles[0], 'a circle');
    await talk.does('circles', { participants, facilitators, venue, language, interpreted });
    return talk;
  }
}

/** Neighbors come to talk about it. */
export async function speaks(stage: Stage): Promise<Chapter> {
  const topics = await stage.desk('/desk/dialogues', {
    file: '7-topics.png',
    alt: 'At the desk: what suggests itself as a topic, an English class, which eleven families or more could not have',
    height: 640,
  });
  const { id } = await Talk.begin(stage);
  const page = await stage.camera.take(`${stage.url}/dialogues/${id}?lang=ar`, {
    file: '7-dialogue.png',
    alt: 'The dialogue on a phone, in Arabic: the topic, when and where, and a form to register',
    height: 760,
  });
  const talk = await Talk.gathers(stage, id);
  stage.talk = talk;
  const board = await stage.desk(`/desk/dialogues/${id}/circles`, {
    file: '7-board.png',
    alt: 'The board of circles at the desk: eight people and two facilitators of different backgrounds, and what the guards say',
    height: 700,
  });
  await stage.later(9, '19:00');
  await talk.does('next', { stage: 'kicked-off', reason: 'small-neighborhood' });
  await talk.does('sessions', { circle: 1, date: stage.world.inDays(8), time: '18:00', minutes: 120 });
  await talk.does('sessions/confirm', { circle: 1, session: 1 });
  await talk.does('next', { stage: 'in-session', reason: 'small-neighborhood' });
  await stage.later(6, '10:30');
  return {
    title: 'Neighbors talk, and she speaks',
    words:
      'What so many lack suggests itself as a topic. People who moved here and people who have long been here meet in a circle, two facilitators with them, in words that everyone can follow. Samira registers by phone; she is called before each meeting.',
    pictures: [topics, page, board],
    face: 1,
  };
}

/** What they agreed on is done, and everybody can read it. */
export async function isKept(stage: Stage): Promise<Chapter> {
  const talk = required(stage.talk, 'the dialogue');
  await stage.later(3, '10:30');
  await talk.does('sessions/record', {
    circle: 1,
    session: 1,
    attended: [talk.samira],
    ideas: 'A class at eight, with child care.',
  });
  await talk.does('next', { stage: 'action-forum', reason: 'small-neighborhood' });
  await talk.does('ideas', {
    title: 'An English class at eight in the evening, with child care',
    circle: 1,
    proposers: [talk.samira],
  });
  await talk.does('ideas', { title: 'A walk to school together', circle: 1 });
  await talk.does('forum', { date: stage.world.today() });
  await talk.does('groups', { title: 'Evening classes', convener: talk.samira });
  await talk.does('actions/adopt', { action: 1, group: 1, owner: talk.samira, date: stage.world.inDays(40) });
  await talk.does('actions/not-taken', { action: 2, reason: 'not-ours' });
  await talk.does('results', { text: 'We would like a class in the evening, with child care.' });
  await talk.does('next', { stage: 'action', reason: 'small-neighborhood' });
  const room = await stage.desk(`/desk/dialogues/${talk.id}/action`, {
    file: '8-action.png',
    alt: 'At the desk: the action group and what it has taken on, until when, who looks after it',
    height: 700,
  });
  await stage.later(30, '10:30');
  await talk.does('actions/progress', { action: 1, status: 'done' });
  const said = await stage.camera.take(`${stage.url}/dialogues/${talk.id}?lang=en`, {
    file: '8-said-and-done.png',
    alt: 'The public page: you said, we did; nobody’s name',
    height: 700,
  });
  return {
    title: 'What was agreed on is done',
    words:
      'An idea of the circle becomes an action with an owner and a date, and its owner is asked how it goes. There is a class at eight now. Everybody can read what was said and what was done, and nobody is named.',
    pictures: [room, said],
    face: 1,
  };
}
