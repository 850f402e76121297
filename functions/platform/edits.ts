import * as v from 'valibot';

/** Who last changed which field, and when: told to whoever changes the same without having seen it. */
export const edits = v.optional(v.record(v.string(), v.object({ by: v.string(), at: v.string() })));
