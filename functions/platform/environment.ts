/** The variables that the template gives a function; each function has only those it needs. */
export type Variable =
  | 'BASE_URL'
  | 'BELONGING_TABLE'
  | 'BUS_NAME'
  | 'CAPABILITY'
  | 'CONFIGURATION_SET'
  | 'IF_IT_FAILS'
  | 'ISSUER'
  | 'LIAISON_EMAIL'
  | 'LINK_KEYS_TABLE'
  | 'MAIL_SENDER'
  | 'MATCHING_MODE'
  | 'PEOPLE_TABLE'
  | 'PERSON_KEYS_TABLE'
  | 'PROGRAM_NAME'
  | 'PROGRAM_TABLE'
  | 'LEGAL_HOLD'
  | 'ROLES_CLAIM'
  | 'SESSIONS_TABLE'
  | 'STAFF_CLIENT'
  | 'VAULT_KEY';

/** The value of a variable. Throws when the template does not give it. */
export function environment(name: Variable): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`The template gives this function no ${name}: declare what it needs in lib/capabilities.`);
  return value;
}
