import { environment } from '../platform/environment.ts';
import type { Write } from '../platform/ledger.ts';

/** The write that makes all links of a person useless that were issued until now; it fails when she is not known. `at` is now, as an instant. */
export const revokeLinks = (person: string, at: string): Write => ({
  Update: {
    TableName: environment('PEOPLE_TABLE'),
    Key: { pk: person },
    UpdateExpression: 'SET linksRevokedAt = :at',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':at': at },
  },
});
