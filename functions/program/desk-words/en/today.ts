/** The first room: what needs a human. */
export const today = {
  title: 'Today',
  standsIn: 'Someone stands in for the liaison until {until}; the morning’s letters go there.',
  lead: 'The most urgent first. A line goes when it is seen to.',
};
