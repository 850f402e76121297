import { areaName, type Words } from '../program/words.ts';
import { type Background, everywhere, type KnownDialogue, type Role } from './dialogue.ts';
import { groupText } from './meter/sentences.ts';

type Names = Readonly<Record<string, string>>;

/** The name of a stage. */
export const stageName = (stage: KnownDialogue['status'], { dialogues }: Words): string => dialogues.stages[stage];

/** The name of a step of the calendar; the key itself where the file has none (a test forbids it). */
export const stepName = (key: string, { dialogues }: Words): string => (dialogues.steps as Names)[key] ?? key;

/** The name of an area, or of the whole city. */
export const whereText = (area: string, { dialogues }: Words): string =>
  area === everywhere ? dialogues.everywhere : areaName(area);

/** Of where someone is from, as she says it. */
export const backgroundName = (background: Background, { dialogues }: Words): string =>
  dialogues.backgrounds[background];

/** In what someone has a part. */
export const roleName = (role: Role, { dialogues }: Words): string => dialogues.roles[role];

/** Of an age band, as the meter has it. */
export const ageName = (band: string, language: string): string => groupText('age', band, language).name;

/** What of the actions of a dialogue needs a human: a code of their plan's line of Today, as a sentence. */
export const concernText = (code: string, { action }: Words): string => (action.concerns as Names)[code] ?? code;
