/** How a setting is read: `days` and the like say the unit of a number, the others how a list is told. */
export type Reading =
  | 'text'
  | 'number'
  | 'points'
  | 'days'
  | 'hours'
  | 'minutes'
  | 'time'
  | 'weekday'
  | 'yes-no'
  | 'ids'
  | 'languages'
  | 'half-days'
  | 'dates'
  | 'numbers'
  | 'areas'
  | 'needs'
  | 'partners'
  | 'titled'
  | 'gates'
  | 'reasons'
  | 'tasks'
  | 'dialogue-steps'
  | 'days-by-need'
  | 'needs-by-kind'
  | 'groups';

/**
 * The settings in the order and the groups in which a librarian looks for them: each by its path in `settings.ts`. A test holds the two
 * together, so that no setting is told nowhere.
 */
export const outline = {
  place: {
    timeZone: 'text',
    language: 'languages',
    areas: 'areas',
    'quietHours.from': 'time',
    'quietHours.to': 'time',
    holidays: 'dates',
    'liaisonWeek.weekday': 'weekday',
    'liaisonWeek.at': 'time',
    'liaisonWeek.mostLines': 'number',
    'lookingFor.searchesPerHour': 'number',
    'lookingFor.namesPerHour': 'number',
    'lookingFor.mostFound': 'number',
    'emergency.danger': 'text',
    'emergency.help': 'text',
  },
  offered: {
    languages: 'languages',
    interpreterLanguages: 'languages',
    needs: 'needs',
    availability: 'half-days',
    arrivalWindows: 'ids',
    childrenAgeBands: 'ids',
    genders: 'ids',
    experiences: 'ids',
    safeContact: 'ids',
    accessNeeds: 'ids',
    interests: 'ids',
    partners: 'partners',
    'consent.version': 'text',
  },
  search: {
    'confirm.remindHours': 'hours',
    'confirm.mailsPerDay': 'number',
    'matching.minimumScore': 'points',
    'matching.weights.language': 'points',
    'matching.weights.needs': 'points',
    'matching.weights.availability': 'points',
    'matching.weights.proximity': 'points',
    'matching.weights.experience': 'points',
    'matching.weights.workload': 'points',
    'matching.weights.preferences': 'points',
    'matching.offerHours.normal': 'hours',
    'matching.offerHours.urgent': 'hours',
    'matching.reminderHours.normal': 'hours',
    'matching.reminderHours.urgent': 'hours',
    'matching.offersPerWeek': 'number',
    'matching.expiryExcludesDays': 'days',
    'matching.tellAfterWorkingDays': 'days',
    'matching.tellAfterExpiries': 'number',
    'matching.proposals.atMost': 'number',
    'matching.proposals.decideAt': 'time',
    'matching.proposals.decideUrgentAt': 'time',
    'matching.proposals.noneReasons': 'ids',
    'matching.proposals.passOverDays': 'days',
    householdRemindHours: 'hours',
    householdAnswerDays: 'days',
    declineReasons: 'ids',
  },
  navigators: {
    'navigators.minimumAge': 'number',
    'navigators.gates': 'gates',
    'navigators.gateKeepers': 'ids',
    'navigators.tellBeforeDays': 'numbers',
    'navigators.tellDays': 'days',
    'navigators.mostHouseholds.byHerself': 'number',
    'navigators.mostHouseholds.byStaff': 'number',
    'navigators.longestPauseDays': 'days',
    limits: 'ids',
  },
  pairing: {
    pairingDays: 'days',
    'plan.tasks': 'tasks',
    'plan.dueAt': 'time',
    'plan.remindAt': 'time',
    'plan.remindAgainDays': 'days',
    'plan.gatherDays': 'days',
    'plan.settleMinutes': 'minutes',
    'plan.tellAgainDays': 'days',
    'plan.aheadDays': 'days',
    'plan.firstDays': 'days',
    'plan.weekly.weekday': 'weekday',
    'plan.weekly.notWithinDays': 'days',
    'plan.silence.days': 'days',
    'plan.silence.tellAfterDays': 'days',
    'plan.mostGoals': 'number',
    'plan.doneByContact.held': 'text',
    'plan.doneByContact.met.task': 'text',
    'plan.doneByContact.met.modes': 'ids',
    'plan.connections.days.usual': 'days',
    'plan.connections.days.byNeed': 'days-by-need',
    'plan.connections.always': 'ids',
    'plan.connections.withLittleEnglish': 'text',
    'plan.connections.ofSchoolAge.bands': 'ids',
    'plan.connections.ofSchoolAge.need': 'text',
    'plan.connections.outcomes': 'ids',
    'contacts.outcomes': 'ids',
    'contacts.modes': 'ids',
    'contacts.minutes': 'numbers',
    'meetings.minutes': 'numbers',
    'meetings.elsewhere': 'ids',
    'meetings.daysAhead': 'days',
    'meetings.mostPlanned': 'number',
    'meetings.settleMinutes': 'minutes',
    'meetings.remindHours': 'hours',
    'meetings.remindApartHours': 'hours',
    'report.met': 'ids',
    'report.going': 'ids',
    'report.goals': 'ids',
    'report.byItself': 'ids',
    'report.help': 'ids',
    'concerns.urgentAfterDays': 'days',
    'closing.askDaysBefore': 'days',
    'closing.tellDaysAfter': 'days',
    'closing.extendDays': 'numbers',
    'closing.reasons': 'reasons',
    'closing.tellAfterChanges': 'number',
    'later.afterDays': 'days',
    'later.notBeforeDays': 'days',
  },
  advisory: {
    'advisory.groups': 'titled',
    'advisory.organizationKinds': 'ids',
    'advisory.bodies': 'titled',
    'advisory.inviteDays': 'days',
    'advisory.mostDays': 'days',
    'advisory.mostOpen': 'number',
    'advisory.closingDays': 'days',
    'advisory.returnReasons': 'ids',
    'advisory.returnedDays': 'days',
    'advisory.issueDays': 'days',
    'advisory.helpDays': 'days',
    'advisory.concerns': 'needs-by-kind',
    'advisory.digest.weekday': 'weekday',
    'advisory.digest.at': 'time',
    'advisory.digest.previewAt': 'time',
    'advisory.digest.mostItems': 'number',
    'advisory.digest.placesForClosing': 'number',
    'advisory.digest.eventDays': 'days',
    'advisory.digest.mostSilentWeeks': 'number',
    'advisory.digest.shownEditions': 'number',
    'advisory.digest.postalAddress': 'text',
  },
  dialogues: {
    'dialogues.meter.ageBands': 'ids',
    'dialogues.meter.languageGroups': 'groups',
    'dialogues.meter.backgrounds': 'groups',
    'dialogues.meter.doubtPercent': 'number',
    'dialogues.meter.fewBelowPercent': 'number',
    'dialogues.meter.tellDays': 'days',
    'dialogues.calendar': 'dialogue-steps',
    'dialogues.stepAt': 'time',
    'dialogues.mostDaysAhead': 'days',
    'dialogues.steering': 'number',
    'dialogues.registered': 'number',
    'dialogues.sessions.minutes': 'numbers',
    'dialogues.sessions.mostPlanned': 'number',
    'dialogues.sessions.settleMinutes': 'minutes',
    'dialogues.sessions.remindHours': 'hours',
    'dialogues.sessions.remindApartHours': 'hours',
    'dialogues.sessions.recordDays': 'days',
    'dialogues.sessions.askDays': 'numbers',
    'dialogues.sessions.staffDays': 'days',
    'dialogues.idleDays': 'days',
    'dialogues.inviting.interest': 'text',
    'dialogues.inviting.at': 'time',
    'dialogues.inviting.everyDays': 'days',
    'dialogues.accessNeeds': 'ids',
    'dialogues.kickOffMinutes': 'minutes',
    'dialogues.remindHours': 'hours',
    'dialogues.askDaysBefore': 'days',
    'dialogues.placeHours': 'hours',
    'dialogues.goOnReasons': 'ids',
    'dialogues.cancelReasons': 'ids',
    'dialogues.action.dots': 'number',
    'dialogues.action.priorities': 'number',
    'dialogues.action.remindDays': 'days',
    'dialogues.action.silentDays': 'days',
    'dialogues.action.notTakenReasons': 'ids',
    'dialogues.action.blockedReasons': 'ids',
    'dialogues.action.dropReasons': 'ids',
    'dialogues.circles.sizes.smallest': 'number',
    'dialogues.circles.sizes.least': 'number',
    'dialogues.circles.sizes.target': 'number',
    'dialogues.circles.sizes.most': 'number',
    'dialogues.circles.sizes.largest': 'number',
    'dialogues.circles.eachOneIn': 'number',
    'dialogues.circles.facilitators': 'number',
    'dialogues.circles.weights.placed': 'points',
    'dialogues.circles.weights.balance': 'points',
    'dialogues.circles.weights.size': 'points',
    'dialogues.circles.weights.facilitators': 'points',
    'dialogues.circles.weights.together': 'points',
    'dialogues.circles.weights.wishes': 'points',
    'dialogues.circles.weights.ages': 'points',
    'dialogues.circles.weights.areas': 'points',
  },
  results: {
    smallestGroup: 'number',
    'belonging.askAt': 'time',
    'belonging.afterHours': 'hours',
    'belonging.againDays': 'days',
    'belonging.answerDays': 'days',
  },
  kept: {
    'retentionDays.unconfirmed': 'days',
    'retentionDays.withdrawn': 'days',
    'retentionDays.afterPairing': 'days',
    'later.keptDays': 'days',
    'retentionDays.formerNavigator': 'days',
    'retentionDays.closed': 'days',
    'retentionDays.decisions': 'days',
    'retentionDays.mails': 'days',
    'retentionDays.disclosures': 'days',
    'retentionDays.erasures': 'days',
    'retentionDays.counts': 'days',
    'retentionDays.reports': 'days',
    'dialogues.keptDays': 'days',
    dataLinkHours: 'hours',
    linkKeyDays: 'days',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Reading>>>>;

/** A group of settings. */
export type Section = keyof typeof outline;

type PathsOf<S> = S extends Section ? keyof (typeof outline)[S] : never;

/** A setting by its path: `matching.offerHours.normal`. */
export type Path = PathsOf<Section>;

/** All settings in their order: group, path and how each is read. */
export const allSettings: readonly { readonly section: Section; readonly path: Path; readonly reading: Reading }[] =
  Object.entries(outline).flatMap(([section, entries]) =>
    Object.entries(entries).map(([path, reading]) => ({ section: section as Section, path: path as Path, reading })),
  );

/** What stands at a path; undefined where nothing does. */
export const at = (settings: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (part, step) =>
        typeof part === 'object' && part !== null ? (part as Readonly<Record<string, unknown>>)[step] : undefined,
      settings,
    );
