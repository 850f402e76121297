import type { DeskWords } from '../en/index.ts';
import { action } from './action.ts';
import { belonging } from './belonging.ts';
import { board } from './board.ts';
import { calls } from './calls.ts';
import { circles } from './circles.ts';
import { deputy } from './deputy.ts';
import { dialogues } from './dialogues.ts';
import { exchange } from './exchange.ts';
import { forms } from './forms.ts';
import { frame } from './frame.ts';
import { history } from './history.ts';
import { numbers } from './numbers.ts';
import { people } from './people.ts';
import { proposals } from './proposals.ts';
import { registration } from './registration.ts';
import { settings } from './settings.ts';
import { signIn } from './sign-in.ts';
import { staff } from './staff.ts';
import { today } from './today.ts';
import { topics } from './topics.ts';

/** جُمل المكتب بالعربية؛ ملف لكل قسم. */
export const ar: DeskWords = {
  frame,
  signIn,
  action,
  belonging,
  board,
  calls,
  circles,
  deputy,
  dialogues,
  exchange,
  forms,
  history,
  numbers,
  people,
  proposals,
  registration,
  settings,
  staff,
  today,
  topics,
};
