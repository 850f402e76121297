import type { Answer, Door, Request } from '../platform/http.ts';
import { acceptPost, type Posting } from '../platform/posting.ts';
import { fromForm } from './form-fields.ts';
import { formPage } from './form-page.ts';
import { type PostedArrival, posted } from './posted.ts';
import { register } from './register.ts';

const arrival: Posting<PostedArrival> = { schema: posted, read: fromForm, form: formPage, register };

/** `POST /arrivals`, for anyone: JSON is answered 202 with the receipt, a form is sent on to the receipt's page. */
export const postArrival: Door = request => acceptPost(arrival, request, { by: 'contact', byStaff: false });

/** The same body with a staff token: it counts as confirmed. */
export const postArrivalAsStaff = (request: Request, by: string): Promise<Answer> =>
  acceptPost(arrival, request, { by, byStaff: true });
