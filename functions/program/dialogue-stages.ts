/** The stages of a community dialogue, in their order (domain 4.4). A code, not a name: the names stand in the language files. */
export const dialogueStages = [
  'draft',
  'organizing',
  'recruiting',
  'forming',
  'kicked-off',
  'in-session',
  'action-forum',
  'action',
  'follow-up',
  'celebrated',
  'closed',
] as const;

/** A stage of a community dialogue. */
export type DialogueStage = (typeof dialogueStages)[number];
