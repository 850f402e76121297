/** The first room: what needs a human. */
export const today = {
  title: 'Today',
  lead: 'The most urgent first. A line goes when it is seen to.',
};
