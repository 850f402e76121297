import { clinic, nadia, neighbors, schools } from './family.ts';
import { type Chapter, required, type Stage } from './stage.ts';

const need = 'english-class';
/** Where an offer stands on the navigator's page. */
const offers = 'details.offers:has-text("Evening English class")';
const omar = schools.member;

interface Row {
  readonly id: string;
  readonly pairing?: string;
  readonly needs?: readonly string[];
  readonly tasks?: readonly { readonly id: string; readonly task: string; readonly status: string }[];
}

/** What she needs is nowhere to be had, and she is not alone with it. */
export async function isLacked(stage: Stage): Promise<Chapter> {
  for (const { title, kind, member } of [clinic, schools]) {
    const { id: organization } = await stage.staff<{ id: string }>('/staff/organizations', { title, kind });
    await stage.staff('/staff/members', { ...member, organization });
    await stage.presses(stage.link(member.email, 'invite'), 'join');
  }
  // Numbers alone are no letter: something else is told in the same week.
  await tells(stage, clinic.member.email, {
    kind: 'resource',
    title: 'Flu shots without an appointment',
    text: 'On Saturdays.',
    need: 'health',
  });
  for (const { household, navigator } of neighbors) {
    await stage.staff('/staff/arrivals', household);
    await stage.presses(stage.link(navigator.email, 'offer'), 'accept');
  }
  const week = await stage.world.open(stage.week());
  const [, pairing = ''] = / name="([a-z0-9]+\.\d+)\.outcome"/.exec(week.markup) ?? [];
  const picture = await stage.camera.take(stage.week(), {
    file: '5-lacking.png',
    alt: 'On Nadia’s page: English class, and what came of it: not available',
    height: 700,
    from: `[name="${pairing}/connect-1"]`,
    above: 260,
    before: page => page.selectOption(`[name="${pairing}/connect-1"]`, 'not-available').then(() => undefined),
  });
  await stage.presses(stage.week(), 'save', {
    tick: [`${pairing}/first-contact`, `${pairing}/intro-meeting`],
    [`${pairing}.outcome`]: 'held',
    [`${pairing}.minutes`]: '60',
    [`${pairing}.mode`]: 'library',
    [`${pairing}/connect-1`]: 'not-available',
  });
  for (const row of await stage.staff<readonly Row[]>('/staff/arrivals')) {
    if (!row.pairing || row.pairing === pairing) continue;
    await stage.staff(`/staff/tasks/${row.pairing}.connect-1/done`, { outcome: 'not-available' });
  }
  await stage.later(7, '10:00');
  await stage.until(2, '10:00');
  const digest = await stage.camera.mail(stage.mailWith(omar.email, 'member'), {
    file: '5-digest.png',
    alt: 'The weekly digest: what is asked for most, and what could not be had: an English class',
    height: 900,
  });
  return {
    title: 'What is not there is said',
    words:
      'There is no English class with a free place. Nadia says so with one choice. Of one family nothing may be told; when eleven lack the same, the advisory group reads it on Tuesday morning, in words and without a number that leads to anyone.',
    pictures: [picture, digest],
    face: 1,
  };
}

/** A member tells the group of something by the link of her mail, and staff approve it. */
async function tells(stage: Stage, member: string, item: Readonly<Record<string, string>>): Promise<void> {
  await stage.presses(stage.link(member, 'member'), ['submit', 'submitted'], {
    ...item,
    until: stage.world.inDays(60),
  });
  const { submitted } = await stage.staff<{ submitted: readonly { id: string }[] }>('/staff/items');
  await stage.staff(`/staff/items/${required(submitted[0], 'what was submitted').id}/approve`, {});
}

/** One who reads it can help. */
export async function isAnswered(stage: Stage): Promise<Chapter> {
  await tells(stage, omar.email, {
    kind: 'resource',
    title: 'Evening English class',
    text: 'Free, on Tuesdays, with child care.',
    need,
  });
  await stage.until(2, '10:00');
  const week = stage.week();
  const picture = await stage.camera.take(week, {
    file: '6-offer.png',
    alt: `On Nadia’s page, below the step: Evening English class, by ${schools.title}`,
    height: 640,
    from: offers,
    above: 130,
    before: page => page.locator(`${offers} summary`).click(),
  });
  const mail = await stage.camera.mail(stage.mailWith(nadia.email, 'week'), {
    file: '6-mail.png',
    alt: 'The mail to Nadia: there is something new for her household',
    height: 620,
  });
  return {
    title: 'Somebody can help',
    words:
      'Omar Said of the schools reads it and answers by the link in her mail. Staff approve it, and it stands where it is needed: on the page of each navigator whose family still lacks it.',
    pictures: [mail, picture],
    face: 1,
  };
}
