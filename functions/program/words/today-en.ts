/** Today: what needs a human, at the desk, in the mail of each morning and on the pages behind its links. */
export const today = {
  lines: {
    'digest-held': {
      what: 'The digest of the advisory group is held.',
      act: 'Please release it, or nobody gets it this week.',
    },
    call: { what: '{kind}', act: 'Whom to call and what to say stands on the call’s page.' },
    'not-confirmed': {
      what: 'A household without e-mail is not confirmed yet.',
      act: 'Please call it, or the agency, or confirm or close it for them.',
    },
    incomplete: {
      what: 'It is not known where a household lives, or when it has time.',
      act: 'Please ask, and enter the answer for it.',
    },
    'child-asks': {
      what: 'Someone younger than 18 has asked.',
      act: 'Please speak with an adult of the household, or close the request.',
    },
    'household-lost': {
      what: 'A household cannot be reached in the way that it gave.',
      act: 'Please find another way, and enter it; or close the request.',
    },
    'household-silent': {
      what: 'A household has not said whether it wants to meet its navigator.',
      act: 'Please reach it, and enter its answer. The navigator is waiting.',
    },
    'term-over': {
      what: 'A pairing is over its time, and is neither closed nor goes on.',
      act: 'Please ask both sides, and end it, or extend it once.',
    },
    rests: {
      what: 'A pairing is paused because something is not right.',
      act: 'Both have been called, or nobody can be. Please decide: let it go on, or end it.',
    },
    'navigator-silent': {
      what: 'Nothing has been heard of a navigator for a long time.',
      act: 'Please phone the navigator. Until you have, no reminders are sent.',
    },
    'steps-overdue': {
      what: 'Overdue: {tasks}.',
      act: 'Please phone the navigator. What is done can be entered on the household’s page.',
    },
    'navigator-unreachable': {
      what: 'Mail to a navigator comes back.',
      act: 'Please speak to the navigator; until then nobody new is offered.',
    },
    proposal: {
      what: 'Someone is to be chosen for a household.',
      act: 'Please choose one of the navigators who fit, or none of them.',
    },
    'nobody-fits': {
      what: 'No navigator fits a household that waits.',
      act: 'It is tried again with every new or freed navigator. Perhaps you know someone.',
    },
    'staff-mail-lost': {
      what: 'Mail to the liaison comes back.',
      act: 'Please see with whoever runs the program that the address is right.',
    },
    'item-submitted': {
      what: 'A member of the advisory group has submitted something.',
      act: 'Please read it, and approve or return it.',
    },
    'issue-waits': {
      what: 'An issue of the advisory group has waited long.',
      act: 'Please discuss it, refer it, enter the answer, or close it.',
    },
    'dialogue-steps': {
      what: 'A community dialogue: {tasks}.',
      act: 'Please do it, and say so on the dialogue’s page; or go on to the next stage there, or move the kick-off.',
    },
    'circle-record': {
      what: 'The record of a circle’s session is not in, and the facilitators were asked twice.',
      act: 'Please ask them, and enter it from paper on the circle’s page; or say there that the session is cancelled.',
    },
    'dialogue-access': {
      what: 'Someone needs something to be able to take part in a dialogue, and nobody has answered.',
      act: 'Please see to it and say on the page “Who takes part” what came of it; they are told.',
    },
    'dialogue-actions': {
      what: 'What a community dialogue has agreed on: {tasks}',
      act: 'Please ask those who look after it, and say on the page “Action” how it goes, or who looks after it now.',
    },
    'member-unreachable': {
      what: 'Mail to a member of the advisory group comes back.',
      act: 'Please reach the member another way; until then nothing is sent.',
    },
    alarm: {
      what: 'The program could not do something by itself.',
      act: 'Whoever runs the program has been told by mail. Please ask them, and help the people concerned meanwhile.',
    },
    parked: {
      what: 'The program fails with something again and again.',
      act: 'Whoever runs the program has been told by mail. Please ask them; when they have mended it, have it tried again. By itself it is tried once a day.',
    },
  },
  presses: { spoken: 'We have spoken', seen: 'I have seen it', done: 'It is done', again: 'Try it again' },
  open: {
    item: 'To what was submitted',
    member: 'To the member',
    digest: 'To the digest',
    dialogue: 'To the dialogue',
    call: 'To the call',
    proposal: 'To the choice',
    household: 'To the household',
    navigator: 'To the navigator',
  },
  between: '; ',
  loss: 'What people may lose by it',
  household: 'Household {number}',
  navigator: 'Navigator {number}',
  since: 'since {when}',
  by: 'by {when}',
  late: 'was due {when}',
  again: 'was due before, now by {when}',
  more: 'And {count} more.',
  moreAtLeast: 'And at least {count} more.',
  fine: '{count} households are fine; nothing else needs you.',
  fineAbout: 'About {count} households are fine.',
  fineOne: '1 household is fine; nothing else needs you.',
  fineNone: 'Nothing else needs you.',
  allFine: '{count} households are fine; nothing needs you.',
  allFineOne: '1 household is fine; nothing needs you.',
  allFineNone: 'Nothing needs you.',
  page: {
    title: 'From today’s list',
    goneTitle: 'This needs nothing more',
    gone: 'Someone has seen to it, or it has settled by itself. Thank you!',
    doneTitle: 'Thank you',
    done: 'It is no longer in today’s list.',
    named: 'For this a name or a number is needed. That stands at the desk, after you have signed in.',
    whom: 'Whom it is about, with name and number, stands at the desk, after you have signed in.',
    notAnyMoreTitle: 'You do not stand in any longer',
    notAnyMore:
      'Your days as the liaison’s deputy are over, or were taken back, so nothing can be pressed here. Whoever is there now has the same list.',
  },
  mail: {
    subject: 'Today: {count} to look at',
    lead: 'The most urgent first. Names and numbers stand at the desk, not in this message.',
    button: 'Decide this',
    more: 'And {count} more at the desk.',
    desk: 'All of it at the desk: {address}',
  },
};
