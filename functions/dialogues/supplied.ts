import { nothing, type Supplied } from './guards.ts';

/** What registration, circles, sessions and action items give the guards of a dialogue to look at. The program keeps none of these yet. */
export const suppliedTo = async (_dialogue: string): Promise<Supplied> => nothing;
