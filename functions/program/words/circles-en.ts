/** The circles of a community dialogue: what their people are told of sessions, and what staff are told at their fields. */
export const circles = {
  mails: {
    hello: 'Hello,',
    summary: 'Library appointment',
    note: 'Questions? Answer the message from the library that this came with.',
    subjects: {
      planned: 'Your circle meets',
      moved: 'Your circle meets at another time or place',
      cancelled: 'A meeting of your circle is cancelled',
      reminder: 'Your circle meets soon',
      record: 'The record of a session',
    },
    texts: {
      planned: 'Your circle of the community dialogue meets:',
      moved: 'This meeting of your circle has changed. Now it is:',
      cancelled: 'This meeting of your circle does not take place, or you are no longer expected there:',
      reminder: 'Your circle of the community dialogue meets soon:',
      record: 'The record sheet of this session is not here yet:',
    },
    otherwise: 'If you cannot come, or need something to be able to, answer this message.',
    bring:
      'Please bring it to the library, or answer this message with who was there, what people have lived through, where they saw it differently, and what they would like to do. Please name nobody.',
    notHeld: 'If the session was not held, please tell us that.',
    topic: 'Dialogue: {topic}',
    which: 'Circle {circle}, session {session}',
    when: 'When: {when}',
    long: 'How long: {minutes} minutes',
    where: 'Where: {place}',
    elsewhere: 'The library tells you where',
    suits: 'Does this suit you?',
  },
  faults: {
    'session-past': 'This time is over. Please choose one that is ahead.',
    'session-gap': 'The clocks skip this time on that day, or there is no such day. Please choose another.',
    'session-before-kick-off': 'This is before the kick-off. Please choose its day or a later one.',
    'session-far': 'This is too far ahead. Please choose a day within the next {days} days.',
    'session-night': 'Please choose a time after {from}, so that the session is over on the same day.',
    'session-overlaps': 'This circle has another session at this time. Please choose another time, or move that one.',
    'session-place-taken': 'Another circle is in this place at this time. Please choose another place or time.',
    'session-facilitator-taken':
      'One of the facilitators leads another circle at this time. Please choose another time, or another facilitator.',
  },
};
