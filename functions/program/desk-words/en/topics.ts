/** What suggests itself as a topic, at the desk where a dialogue is begun. */
export const topics = {
  title: 'What suggests itself as a topic',
  lead: 'One press begins a draft from it, which you can change before anyone sees it.',
  none: 'Nothing at the moment: no need went unmet in twelve months, and no issue of the advisory group is open.',
  needs: 'Needs that could not be met here, in twelve months',
  need: 'Need',
  often: 'How often',
  atLeast: 'at least {count} times, in {months} of the months, last in {last}',
  few: 'fewer than {group} times',
  fewHint:
    'Where it was seldom, choose words for the topic that do not say that someone here went without: it would be asked who.',
  issues: 'Open issues of the advisory group',
  issue: 'Issue',
  stage: 'Stands',
  begin: 'Begin a draft',
  talked: 'A dialogue talks about it',
  from: 'Taken from',
  fromNeed: 'a need that could not be met: {need}',
  fromIssue: 'an issue of the advisory group',
  dialogue: 'Topic of a dialogue',
};
