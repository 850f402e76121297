/** A household is asked about the next dialogue near it. */
export const inviting = {
  title: 'A conversation with neighbors',
  subject: 'A conversation with neighbors near you',
  languages: 'Languages: {languages}',
  text: 'You told us that you would like to talk with neighbors about life in our city. Now there is a community dialogue near you:',
  what: 'You sit with about ten people, some of whom moved here too and some of whom have long been here. It is free. Tell us if you need an interpreter or child care.',
  button: 'Read it, and say yes or no',
  otherwise: 'Nothing is settled yet. If you do not answer, nothing happens, and we do not ask again.',
  ask: 'Would you like to take part?',
  ifYes:
    'If yes: the library registers you with what you told us, so you need not say it again. Please say if you agree to this:',
  yes: 'Yes, I would like to',
  no: 'No, thank you',
  check:
    'This is what you told us when you asked for a navigator. Please look whether it is right, and change or leave out what you like. We call you as before, and reach you as before.',
  register: 'Register me',
  answered: {
    yes: 'You said yes. All that concerns it stands in the messages about the dialogue.',
    no: 'Thank you for telling us. We do not ask about it again.',
  },
  over: 'This question is settled, or registration is over. Questions? Write to {liaison}',
  navigator: {
    title: 'A dialogue near them',
    lead: 'We asked this household about this dialogue, because it had told us that it would like to take part in one. If it has told you what it wants, you can say it for it here. With a yes it is registered with what it had told us.',
    yes: 'It would like to take part',
    no: 'It would rather not',
    done: 'Thank you. It is noted, and the household hears of it.',
    line: 'They were asked about a community dialogue: {topic}',
    open: 'See it, and say for them',
  },
};
