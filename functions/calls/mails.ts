import type { Reader } from '../platform/message.ts';

/** The name of a kind of call. */
export const callName = (kind: string, { words }: Pick<Reader, 'words'>): string =>
  (words.calls.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
