import * as v from 'valibot';

/** How a person can be reached: exactly one way. */
export const contact = v.union([
  v.strictObject({ email: v.string() }),
  v.strictObject({ phone: v.string() }),
  v.strictObject({ agency: v.string() }),
]);

/** Someone the program knows by name. Nothing outside `people` holds any of this. */
export const person = v.strictObject({
  id: v.string(),
  role: v.picklist(['household', 'navigator', 'member', 'staff', 'steering', 'facilitator', 'participant']),
  /** The subject whose person she is: `arrival#<id>`, `navigator#<id>` or `member#<id>`; of a dialogue's steering group and facilitators her own id, of who takes part in one `participant#<id>`. */
  subject: v.string(),
  name: v.string(),
  contact,
  /** The language she is written to in: one the catalogue has. */
  language: v.string(),
  /** The languages she speaks, as codes, the first one first. */
  speaks: v.array(v.string()),
  /** How to be careful when calling or writing: ids of the program's list. */
  safeContact: v.array(v.string()),
  accessNeeds: v.array(v.string()),
  notes: v.optional(v.string()),
  /** A navigator's number, beside the address that she is written to at: for a call when nothing is heard of her. */
  phone: v.optional(v.string()),
  /** The dialogue in which a participant takes part: of those who do, nobody else has her address there. */
  within: v.optional(v.string()),
});

export type Contact = v.InferOutput<typeof contact>;
export type Person = v.InferOutput<typeof person>;

/** The kind of a contact. */
export type ContactKind = 'email' | 'phone' | 'agency';

/** The kind of a contact: `email`, `phone` or `agency`. */
export const contactKind = (one: Contact): ContactKind =>
  'email' in one ? 'email' : 'phone' in one ? 'phone' : 'agency';
