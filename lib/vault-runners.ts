/** What a function does with the vault: `seals` who comes in and opens nobody, or `opens`. */
export type Run = 'seals' | 'opens';

/**
 * The functions that may run the vault, each with its reason. The role of every other function has no right to the vault's key; one that
 * is declared to need it and is not in this table is not synthesized.
 */
export const vaultRunners: Readonly<Record<string, { readonly runs: readonly Run[]; readonly because: string }>> = {
  'mail/on-mail-wanted': { runs: ['opens'], because: 'writes to someone at her address, in her language' },
  'mail/at-due': { runs: ['opens'], because: 'writes the mails that waited' },
  'dialogues/on-call-answered': {
    runs: ['opens', 'seals'],
    because:
      'registers a household that said yes to a dialogue on the phone, by the name and address that are known: shown to nobody',
  },
  'doors/links': {
    runs: ['opens', 'seals'],
    because:
      'shows the contact card to the navigator, people what is held about them, takes in what they correct, what navigators tell of them and what someone says is not right, a household that says yes to a dialogue, and each page in the language of whoever got the mail',
  },
  'doors/public': {
    runs: ['seals'],
    because: 'takes in who asks for a navigator, who would like to become one, and who registers for a dialogue',
  },
  'doors/staff': {
    runs: ['opens', 'seals'],
    because:
      'shows staff the call sheets, whom they have to reach and what is held, and takes in who comes to the counter, what is corrected and what is told',
  },
  'doors/desk': {
    runs: ['opens', 'seals'],
    because: 'does at the desk what the staff’s API does, through its doors',
  },
};

/** Which runs of the vault a function's needs come to. */
export const runsOf = (needs: readonly string[]): readonly Run[] => [
  ...(needs.includes('open people') ? (['opens'] as const) : []),
  ...(['seal people', 'seal again', 'correct people'].some(need => needs.includes(need)) ? (['seals'] as const) : []),
];
