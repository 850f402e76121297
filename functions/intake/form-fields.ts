import { bodyOf, says } from '../platform/form-body.ts';
import { posted } from './posted.ts';

/** A form as an object for the check, and its nonce, which is nobody's field. */
export interface Form {
  readonly body: unknown;
  readonly nonce: string | undefined;
}

/** Reads the intake form; groups that say nothing by themselves are left out. Never throws. */
export function fromForm(fields: URLSearchParams): Form {
  const { nonce, consent, preferences, ...rest } = bodyOf(fields, posted);
  const body = {
    ...rest,
    // The box carries the version: unticked, there is no agreement, whatever its language.
    ...(says(consent, 'language') && { consent }),
    ...(says(preferences, '') && preferencesOf(preferences)),
  };
  return { body, nonce: typeof nonce === 'string' ? nonce : undefined };
}

/** "Only this, please" says nothing where nothing is wished for. */
function preferencesOf(preferences: unknown): { preferences?: unknown } {
  if (typeof preferences !== 'object' || preferences === null) return { preferences };
  const wishes = Object.entries(preferences).filter(
    ([name, wish]) => name !== 'navigatorGender' || says(wish, 'required'),
  );
  return wishes.length > 0 ? { preferences: Object.fromEntries(wishes) } : {};
}
