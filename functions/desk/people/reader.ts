import type { Request } from '../../platform/http.ts';
import { may, rolesOf, type Staff } from '../../platform/staff.ts';
import type { Reading } from './arrivals-row.ts';

/** Who reads one person's page: when, in which language, and whether everyone's openings are hers to see. */
export interface Reader extends Staff, Reading {
  readonly audits: boolean;
}

/** One of the staff as a reader. */
export const readerOf = ({ by, at }: Staff, claims: Request['claims'], language: string): Reader => ({
  by,
  at,
  language,
  audits: may(rolesOf(claims), 'audit'),
});
