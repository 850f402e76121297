import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, organizationId } from './fields.ts';

/** Staff entered an organization that members of the advisory group speak for, or mended its name or kind. */
export const organizationRecorded = defineFact({
  name: 'OrganizationRecorded',
  version: 1,
  owner: 'advisory',
  meaning: 'Staff entered an organization that members of the advisory group speak for, or mended its name or kind.',
  data: v.object({ organization: organizationId, by: actor }),
  samples: [{ organization: 'o5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});
