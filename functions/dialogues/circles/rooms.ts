import type { Shelves } from '../../platform/ledger.ts';
import { boards } from './board.ts';
import { circles } from './circle.ts';
import { type CircleAndBoard, circling, moving, type TwoCircles } from './domain.ts';

/** Decisions about one circle, written with the board of its dialogue. */
export const circleRoom = {
  shelves: { circle: circles, board: boards } satisfies Shelves<CircleAndBoard>,
  decider: circling,
};

/** Someone's way from one circle to another one. */
export const movingRoom = {
  shelves: { from: circles, to: circles, board: boards } satisfies Shelves<TwoCircles>,
  decider: moving,
};
