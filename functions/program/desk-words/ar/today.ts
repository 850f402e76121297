import type { DeskWords } from '../en/index.ts';

/** The first room, in Arabic. */
export const today: DeskWords['today'] = {
  title: 'اليوم',
  lead: 'الأكثر إلحاحًا أولًا. يزول السطر عندما يُعتنى به.',
};
