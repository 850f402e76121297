/** What the liaison is told of because of a state that says so itself: the state is the line of Today, and when it is another one the line is gone. */
const states: readonly RegExp[] = [
  /^(with-staff|not-confirmed|incomplete)$/,
  /^(second-expiry|fifth-working-day|nobody-fits|household-silent|term-over)$/,
  /^proposal(-urgent)?$/,
  /^(navigator-unreachable|offer-undeliverable)$/,
  /^(still-rests|rests-too-long|concern-.*)$/,
  /^(task-overdue-.*|navigator-silent)$/,
  /^(calls-overdue|calls-unanswered)$/,
  /^(withdraw|erase)-stuck$/,
];

/** Whether a code of an alert stands in the state of what it is about. Any other is a notice by itself, a new one too: nothing is told that Today does not show. */
export const standsInAState = (code: string): boolean => states.some(one => one.test(code));
