import type { DeskWords } from '../en/index.ts';

/** The first room, in Arabic. */
export const today: DeskWords['today'] = {
  title: 'اليوم',
  standsIn: 'هناك من ينوب عن مسؤول البرنامج حتى {until}، وإليه تذهب رسائل الصباح.',
  lead: 'الأكثر إلحاحًا أولًا. يزول السطر عندما يُعتنى به.',
};
