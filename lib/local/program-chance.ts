import crypto from 'node:crypto';

/**
 * From now on what this thread draws at random falls in the same way for the same seed: ids, receipts, secrets. Draws of different lengths do not
 * disturb one another. For runs that are to be repeated, and for nothing else.
 */
export function replaceChance(seed: string): void {
  const drawn = new Map<number, number>();
  const bytes = (size: number): Buffer => {
    const count = (drawn.get(size) ?? 0) + 1;
    drawn.set(size, count);
    return crypto.createHash('shake256', { outputLength: size }).update(`${seed} ${size} ${count}`).digest();
  };
  crypto.randomBytes = bytes as typeof crypto.randomBytes;
}
