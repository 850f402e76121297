import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, right, roles, staffDoor } from './fields.ts';

/** Someone who was signed in tried what her role does not include. */
export const staffRefused = defineFact({
  name: 'StaffRefused',
  version: 1,
  owner: 'desk',
  meaning: 'Someone who was signed in tried what her role does not include.',
  data: v.object({ by: actor, door: staffDoor, right, roles }),
  samples: [
    { by: 'staff:5f0c', door: 'POST /staff/arrivals/{id}/contact', right: 'open', roles: 'auditor' },
    { by: 'staff:77d1', door: 'GET /staff/arrivals', right: 'look', roles: 'none' },
  ],
});
