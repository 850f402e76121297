import type { Html } from '../../platform/html.ts';
import type { Answer, Request } from '../../platform/http.ts';
import type { Places } from '../../platform/sheet.ts';
import type { Fault } from '../../program/checks.ts';
import type { DeskWords } from '../../program/desk-words.ts';

/** The rooms that the bar on top leads to. */
export type RoomName = keyof DeskWords['frame']['rooms'];

/** Someone on the staff who sits at the desk. */
export interface AtDesk {
  /** The actor of what she does: `staff:<subject of her sign-in>`. */
  readonly by: string;
  /** Now. */
  readonly at: string;
  /** Her roles, as the words name them. */
  readonly roles: readonly (keyof DeskWords['frame']['roles'])[];
  /** As whom she is signed in: her address at the issuer. */
  readonly name?: string;
  /** The language of her pages. */
  readonly language: string;
  /** What every form of hers carries; a post without it is not hers. */
  readonly csrf: string;
  /** What the staff's doors read of who she is: `sub`, `cognito:groups`. */
  readonly claims: Readonly<Record<string, string>>;
}

/** A form that did not go through, to be shown again: what was typed, and what is wrong. */
export interface Refused {
  /** The form's own address, which tells it from the others of its page. */
  readonly action: string;
  readonly values: URLSearchParams;
  /** Nothing was to be saved by it: it was a look. */
  readonly looked?: boolean;
  /** What is wrong, by pointer. */
  readonly faults: readonly Fault[];
  /** What is wrong with the whole of it, in words. */
  readonly said?: string;
  /** All that the door answered: a conflict tells what stands now. */
  readonly problem?: unknown;
}

/** A page of the desk. */
export interface Shown {
  readonly title: string;
  readonly body: Html;
  /** Which of the rooms on top it belongs to. */
  readonly room?: RoomName;
  /** Where one came from, above the title. */
  readonly trail?: { readonly href: string; readonly label: string };
  readonly status?: number;
  /** What the fields of its form are called: a fault is told by that name. */
  readonly places?: Places;
  /** It says by itself what was refused, and why. */
  readonly saysItself?: true;
}

/** One page: a look. What it shows of a form that was refused, it shows beside its fields. Undefined: there is nothing here. */
export type Room = (request: Request, staff: AtDesk, refused?: Refused) => Promise<Shown | Answer | undefined>;

/** The page that shows what a door opened for a look. */
export type Opening = (request: Request, staff: AtDesk, answer: unknown) => Promise<Shown | Answer | undefined>;

/** A form's way: the staff's door it goes through, the room that shows it again when it was refused, and where one is led when it was not. */
export interface Act {
  /** `POST /staff/arrivals/{id}/close`; its parameters are those of the form's own address. */
  readonly door: string;
  readonly room: Room;
  /** The address of the page that comes next; the door's answer is at hand (a new id, a proof's number). */
  readonly onward?: (params: Readonly<Record<string, string>>, answer: unknown) => string;
  /** Where the door opens something for a look: the page that shows it, which has no address of its own. */
  readonly opened?: Opening;
  /** The form's fields as the body that the door takes, where they are not that already. */
  readonly body?: (fields: URLSearchParams) => unknown;
}
