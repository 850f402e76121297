import * as v from 'valibot';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** One of the two who write to each other through the library. */
export const sides = ['helper', 'author'] as const;
export type Side = (typeof sides)[number];

/** A member can help with what another one asked for. Their words are kept by `people`, sealed with the reader’s key; neither sees an address. */
export const helpState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('offered'),
    item: v.string(),
    /** Members, and their persons. */
    helper: v.string(),
    author: v.string(),
    helperPerson: v.string(),
    authorPerson: v.string(),
    /** Who wrote when, in turn; the first is the offer itself. */
    turns: v.array(v.object({ from: v.picklist(sides), at: v.string() })),
  }),
]);

export type HelpState = v.InferOutput<typeof helpState>;
export type Offered = Extract<HelpState, { status: 'offered' }>;

/** The id of one member’s help with one item. */
export const helpIdOf = (item: string, helper: string): string => `${item}.${helper}`;

/** Item and helper of such an id. */
export function readHelpId(id: string): { readonly item: string; readonly helper: string } {
  const [item = '', helper = ''] = id.split('.');
  return { item, helper };
}

/** Until when the two can write, as an instant. */
export const openUntil = ({ turns }: Offered): string => plusDays(turns.at(-1)?.at ?? '', program.advisory.helpDays);

/** The person whom a turn is for. */
export const readerOfTurn = (state: Offered, n: number): string =>
  state.turns[n]?.from === 'helper' ? state.authorPerson : state.helperPerson;

/** Where help is kept. */
export const helps: Shelf<HelpState> = {
  kind: 'help',
  capability: 'advisory',
  version: 1,
  schema: helpState,
  initial: { status: 'none' },
  due: () => undefined,
  expires: state => (state.status === 'offered' ? plusDays(openUntil(state), program.retentionDays.closed) : undefined),
};
