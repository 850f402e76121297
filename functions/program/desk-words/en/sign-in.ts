/** Signing in at the desk, and what is said to who may not. */
export const signIn = {
  signIn: 'Sign in',
  signedOutTitle: 'You are signed out',
  signedOut: 'Nobody can go on from this browser without signing in.',
  notSignedInTitle: 'You are not signed in',
  lost: 'This sign-in was begun somewhere else, or too long ago. Please sign in again.',
  notProven: 'The sign-in was not completed. Please try again, and sign in anew when you are asked.',
  noRole:
    'Your account is known, and has no role in the program. Please ask the coordinator for one. That you tried has been noted.',
  tryAgain: 'Sign in again',
  meanwhileTitle: 'You were signed out meanwhile',
  meanwhile: 'Nothing that you typed is lost: it waits in this page. Please leave the page open.',
  first: 'First sign in. It opens in another tab; come back to this one then.',
  signInApart: 'Sign in in another tab',
  afterwards: 'Then go on with what you typed:',
  goOn: 'I am signed in: go on',
  backTitle: 'You are signed in again',
  back: 'Please close this tab, and go on in the one where your form waits.',
  againTitle: 'Is this what you want to send?',
  again: 'This form was opened before you signed in. Please look at it once more: nothing has been sent yet.',
  send: 'Send it now',
  foreignTitle: 'This was not sent from the desk',
  foreign:
    'Another site tried to send something in your name. Nothing was done. If it was you, open the desk and do it there.',
};
