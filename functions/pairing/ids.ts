/** The id of a household's n-th offer; the pairing that comes of it has the same. */
export const pairingIdOf = (arrival: string, n: number): string => `${arrival}.${n}`;

/** Whether something can be a pairing's id at all. */
export const isPairingId = (id: string): boolean => /^[a-z0-9]{1,60}\.\d{1,6}$/.test(id);

/** The household of a pairing. */
export const arrivalOf = (pairing: string): string => pairing.slice(0, pairing.lastIndexOf('.'));
