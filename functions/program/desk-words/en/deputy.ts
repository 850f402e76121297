/** Who stands in for the liaison. */
export const deputy = {
  title: 'When the liaison is away',
  lead: 'On these days the program’s messages to the liaison go to someone else; what must not be missed goes to both. Who stands in is told by mail, and so is the liaison. An account for the desk is given by the coordinator.',
  known: 'Who stands in',
  nobody: 'Nobody stands in for the liaison, now or later.',
  email: 'E-mail address',
  from: 'First day',
  until: 'Last day',
  now: 'now',
  takeBack: 'Take it back',
  takeBackFor: 'Take it back for {email}',
  add: 'Someone else for some days',
  send: 'Let this person stand in',
};
