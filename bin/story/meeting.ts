import { nadia, samira } from './family.ts';
import type { Chapter, Stage } from './stage.ts';

/** The navigator who fits best is asked, then she. */
export async function isAsked(stage: Stage): Promise<Chapter> {
  const offer = await stage.camera.mail(stage.mailWith(nadia.email, 'offer'), {
    file: '3-offer.png',
    alt: 'The mail to Nadia: language, branch and times, no name, and a button to accept',
  });
  await stage.presses(stage.link(nadia.email, 'offer'), 'accept');
  await stage.later(1, '10:30');
  const { id } = await stage.call('may-we-introduce');
  const call = await stage.sheet(id, {
    file: '3-introduce.png',
    alt: 'The second call: may we introduce Nadia, who speaks Arabic and English?',
    height: 620,
  });
  await stage.staff(`/staff/calls/${id}`, { outcome: 'yes' });
  await stage.later(0, '12:00');
  return {
    title: 'Both say yes',
    words:
      'Of all navigators Nadia fits best. She reads what she needs in order to decide, and not who it is. Then Samira is asked: a first name and two languages, nothing else. Only when both have said yes does a pairing begin.',
    pictures: [offer, call],
    face: 0,
  };
}

/** They meet: the card, the week, the plan. */
export async function meets(stage: Stage): Promise<Chapter> {
  const week = stage.week();
  const card = await stage.way(week, 'card');
  await stage.presses(card, 'show');
  const meeting = await stage.way(week, 'meeting');
  const page = await stage.world.open(meeting);
  const [, place = ''] =
    /<option value="([a-z-]+)"[^>]*selected/.exec(page.markup) ?? /<option value="([a-z-]+)"/.exec(page.markup) ?? [];
  await stage.presses(meeting, 'plan', { date: stage.world.inDays(2), time: '17:30', minutes: '60', place });
  await stage.later(1, '10:30');
  const planned = await stage.call('meeting');
  const call = await stage.sheet(planned.id, {
    file: '4-meeting.png',
    alt: 'The call that tells Samira when and at which library they meet, in Arabic beside English',
    height: 620,
  });
  await stage.staff(`/staff/calls/${planned.id}`, { outcome: 'yes' });
  await stage.later(1, '19:00');
  const picture = await stage.camera.take(week, {
    file: '4-week.png',
    alt: 'This week, on Nadia’s phone: what is open for Samira’s family, how it went, one button',
    height: 900,
  });
  return {
    title: 'They meet at the library',
    words: `Nadia opens the contact card, calls ${samira.name}, and they agree on a day: it goes to each of them in her own way, into a calendar or by a call. What is to be done, and what was, fits on one page.`,
    pictures: [call, picture],
    face: 1,
  };
}
