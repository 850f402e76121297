import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { navigatorId, pairingId } from './fields.ts';

/** The first tasks of a pairing were laid down with their due times. */
export const tasksStarted = defineFact({
  name: 'TasksStarted',
  version: 1,
  owner: 'tasks',
  meaning: 'The first tasks of a pairing were laid down with their due times.',
  data: v.object({ pairing: pairingId, navigator: navigatorId }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7' }],
});
