import { actAnswer, notThere, staffBody, staffDoor } from '../../platform/staff.ts';
import { exactly, oneOf } from '../../program/checks.ts';
import { standingInvitation } from './questions.ts';
import { decline, takeUp } from './taking-up.ts';

const answer = exactly({ answer: oneOf(['yes', 'no']) });

/**
 * `POST /staff/arrivals/{id}/invitation`: `{answer}`, `yes` or `no`: whether a household takes part in the dialogue that it was asked about. With
 * a yes it is registered with what it had told. 404 where nothing is asked of it now.
 */
export const answerInvitation = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, answer);
  if ('refusal' in body) return body.refusal;
  const arrival = request.params.id ?? '';
  const standing = await standingInvitation(arrival, at);
  if (!standing) return notThere();
  const saying = { by, at, cause: `staff:${crypto.randomUUID()}` };
  const { id: dialogue } = standing;
  return actAnswer(
    body.value.answer === 'yes'
      ? await takeUp({ arrival, dialogue, ...saying })
      : await decline(arrival, dialogue, saying),
  );
});
