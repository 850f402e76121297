import * as v from 'valibot';
import { dialogueStages } from './dialogue-stages.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by dashes'));
const code = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?$/, 'a language is a BCP 47 code'));
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const hours = v.pipe(v.number(), v.minValue(0));
const points = hours;
const whole = v.pipe(v.number(), v.integer(), v.minValue(1));
const normalAndUrgent = v.strictObject({ normal: hours, urgent: hours });

/** Something with a proper name, the same in every language. */
const titled = v.strictObject({ id, name: v.string() });

/** One task of the plan. */
const planTask = v.strictObject({
  key: id,
  /** Whose it is. The program's own are shown with their dates and done by themselves. */
  owner: v.picklist(['navigator', 'liaison', 'program']),
  /** What its time is counted from: both yeses, the first meeting, or the end of the term. */
  from: v.picklist(['start', 'first-meeting', 'end']),
  /** So many days from then (before it, when negative) … */
  days: v.optional(v.pipe(v.number(), v.integer())),
  /** … or so many hours. */
  hours: v.optional(hours),
  urgentHours: v.optional(hours),
  /** Counted from both yeses while there was no first meeting. */
  unmetDays: v.optional(whole),
  /** How it is done: by a tick, by telling what came of it, by choosing goals, by a report, by a call of the liaison, or on the page that closes a pairing. */
  how: v.picklist(['tick', 'outcome', 'goals', 'report', 'call', 'closing']),
  /** Overdue for so many days it goes to the liaison; never where that is left out. */
  tellAfterDays: v.optional(whole),
});

export type PlanTask = v.InferOutput<typeof planTask>;

/** A group of the meter of dialogues, and the answers or languages that belong to it; `*` is all that are in no other group. */
const meterGroup = v.strictObject({ id, members: v.pipe(v.array(v.string()), v.minLength(1)) });
/** Counted from the kick-off in local days: before it, when negative. */
const fromKickOff = v.optional(v.pipe(v.number(), v.integer()));

/** One step of a dialogue's calendar. */
const dialogueStep = v.strictObject({
  key: id,
  /** Whose it is: the staff's are lines of Today when they are due. */
  owner: v.picklist(['staff', 'facilitators', 'program']),
  /** When it is in a round of circles, and when in a dialogue of one day; left out where there is no such step. */
  round: fromKickOff,
  oneDay: fromKickOff,
  /** It is over, done or not, once the dialogue has come to this stage. */
  until: v.picklist(dialogueStages),
});

export type DialogueStep = v.InferOutput<typeof dialogueStep>;

/** The shape of an adopting library's settings. Names of ids stand in the language files. */
const shape = v.strictObject({
  /** IANA zone: quiet hours, mornings and working days are those of this place. */
  timeZone: v.string(),
  /** The program's own language: navigators and staff are written to in it. */
  language: code,
  /** Offered in the form's list; any BCP 47 code may be posted. */
  languages: v.array(code),
  /** Where people live and meet; a navigator's and a household's are compared. */
  areas: v.array(
    v.strictObject({
      id,
      name: v.string(),
      neighbors: v.array(id),
      branch: v.string(),
      /** Too far from the others for a meeting every week: with someone from there one meets there, or by phone or video where both would. */
      outside: v.optional(v.boolean()),
    }),
  ),
  /** What a household can ask for; a sensitive one is never told to a navigator before both have said yes. */
  needs: v.array(v.strictObject({ id, sensitive: v.boolean() })),
  /** Half-days of three hours. */
  availability: v.array(id),
  accessNeeds: v.array(id),
  safeContact: v.array(id),
  genders: v.array(id),
  experiences: v.array(id),
  limits: v.array(id),
  arrivalWindows: v.array(id),
  childrenAgeBands: v.array(id),
  declineReasons: v.array(id),
  /** Agencies that speak for a household that has no contact of its own. */
  partners: v.array(v.strictObject({ id, name: v.string(), phone: v.string() })),
  consent: v.strictObject({ version: v.string() }),
  /** Languages in which the program can bring an interpreter. */
  interpreterLanguages: v.array(code),
  matching: v.strictObject({
    minimumScore: v.number(),
    weights: v.strictObject({
      language: v.number(),
      needs: v.number(),
      availability: v.number(),
      proximity: v.number(),
      experience: v.number(),
      workload: v.number(),
      preferences: v.number(),
    }),
    offerHours: normalAndUrgent,
    reminderHours: normalAndUrgent,
    offersPerWeek: whole,
    expiryExcludesDays: whole,
    tellAfterWorkingDays: whole,
    tellAfterExpiries: whole,
    /** Where staff choose among the best (`matchingMode` of cdk.json). */
    proposals: v.strictObject({
      /** So many are proposed for one household. */
      atMost: v.pipe(whole, v.maxValue(5)),
      /** By when staff decide: at this time of the next working day; for a household that cannot wait on the same one, or at that time of the next. */
      decideAt: time,
      decideUrgentAt: time,
      /** Why none of them: then those are not proposed for so many days, unless they or the household change. */
      noneReasons: v.array(id),
      passOverDays: whole,
    }),
  }),
  confirm: v.strictObject({ remindHours: hours, mailsPerDay: whole }),
  /** Asked whether it wants to meet its navigator, a household is written to once more after so many hours; after so many days without an answer a person calls. */
  householdRemindHours: hours,
  householdAnswerDays: whole,
  navigators: v.strictObject({
    /** How many households one navigator can have at a time: as many as she chooses by herself, or staff agree with her. */
    mostHouseholds: v.strictObject({ byHerself: whole, byStaff: whole }),
    longestPauseDays: whole,
    /** Who is younger cannot become a navigator. */
    minimumAge: whole,
    /**
     * The steps on the way to being a navigator, in their order; the first one is the application itself, and is passed when she confirms
     * her address. What is valid for so many days has to be passed again.
     */
    gates: v.pipe(v.array(v.strictObject({ key: id, validDays: v.optional(whole) })), v.minLength(1)),
    /** Who can have carried out a step. */
    gateKeepers: v.array(id),
    /**
     * So many days before a step runs out she and the liaison are told. Who has less left than a pairing lasts is offered nobody new, so that
     * the first telling comes before.
     */
    tellBeforeDays: v.pipe(v.array(whole), v.minLength(1)),
    /** So many days after which the liaison is told (again) of an applicant who stands still, and of a navigator who is still suspended. */
    tellDays: whole,
  }),
  pairingDays: whole,
  closing: v.strictObject({
    /** So many days before the end of its term a navigator is asked to close a pairing or to go on. */
    askDaysBefore: whole,
    /** So many days after its end, while nobody has done either, the liaison is told. */
    tellDaysAfter: whole,
    /** For how long it can be extended, once. */
    extendDays: v.array(whole),
    /** Why a pairing ends. */
    reasons: v.array(
      v.strictObject({
        id,
        /** Its navigator can say so by herself; the others are the household's to say, or the staff's. */
        byNavigator: v.boolean(),
        /** The household is looked for anew, with its history. */
        searchGoesOn: v.boolean(),
        /** Its navigator gets a certificate, and the same two may be paired again. */
        endedWell: v.boolean(),
        /** The household is written to that it is over: not where it has said so itself, cannot be reached, or a person speaks with it. */
        tellHousehold: v.boolean(),
      }),
    ),
    /** When a household has wanted another navigator so often, the liaison is told too. */
    tellAfterChanges: whole,
  }),
  /** No result is shown of fewer people than this, and none can be worked out from what is shown. */
  smallestGroup: v.pipe(whole, v.minValue(11)),
  /** How at home people feel, asked at the beginning and at the end of a pairing. */
  belonging: v.strictObject({
    /** The first such time of day that is at least so many hours after the pairing began or ended: not on top of its own mails. */
    askAt: time,
    afterHours: hours,
    /** A navigator is asked anew, at a later pairing, when so many days have passed since. */
    againDays: whole,
    /** So long can be answered. */
    answerDays: v.pipe(whole, v.maxValue(60)),
  }),
  /** A household that allows it is called once more: so many days after it began with its navigator, and after it was done with it; it is known so many days longer for that. */
  later: v.strictObject({ afterDays: whole, notBeforeDays: whole, keptDays: whole }),
  /** What else a household can say that it would like to take part in. */
  interests: v.array(id),
  /** The group of agencies and stakeholders who exchange what they know, and bring up what has to change. */
  advisory: v.strictObject({
    /** Groups of members, each by the clock of its own zone (the program's where it has none); a member can be in several and is one person in all of them. */
    groups: v.pipe(v.array(v.strictObject({ ...titled.entries, timeZone: v.optional(v.string()) })), v.minLength(1)),
    /** What kind of organization a member speaks for. */
    organizationKinds: v.array(id),
    /** Bodies that can act on an issue: it is referred to one of them. */
    bodies: v.array(titled),
    /** So long an invitation can be accepted; then the person is forgotten. */
    inviteDays: whole,
    /** What is submitted may be shown for so many days at most. */
    mostDays: whole,
    /** So many things of one member can wait, be returned or be shown at a time. */
    mostOpen: v.pipe(whole, v.maxValue(50)),
    /** What ends within so many days is told once more, as closing soon. */
    closingDays: whole,
    /** Why staff return what was submitted. */
    returnReasons: v.array(id),
    /** What was returned and not changed for so many days is let go. */
    returnedDays: whole,
    /** An issue about which nothing happens for so many days is a line of Today. */
    issueDays: whole,
    /** Two who help each other can write through the library so long after the last word. */
    helpDays: whole,
    /** Which needs are the business of which kind of organization: its members' digest begins with them. */
    concerns: v.array(v.strictObject({ kind: id, needs: v.array(id) })),
    /** The weekly mail to the group's members. */
    digest: v.strictObject({
      /** It goes on this day of the week (Monday is 1) at this time; staff see it the afternoon before. */
      weekday: v.pipe(whole, v.maxValue(7)),
      at: time,
      previewAt: time,
      /** It tells of so many items at most; of these, so many places are kept for what ends soon. */
      mostItems: whole,
      placesForClosing: whole,
      /** An event is told of so many days before it begins. */
      eventDays: whole,
      /** It is skipped where there is nothing to tell, so many weeks in a row at most. */
      mostSilentWeeks: whole,
      /** So many editions can be read again by link. */
      shownEditions: whole,
      /** Stands at its end. */
      postalAddress: v.string(),
    }),
  }),
  /** A pairing that rests after a concern for so many days is told of more urgently; it is never closed by silence. */
  concerns: v.strictObject({ urgentAfterDays: whole }),
  /** Community dialogues: neighbors who moved here and neighbors who have long lived here talk in circles, and act. */
  dialogues: v.strictObject({
    /** What the circles of a dialogue are formed by. */
    circles: v.strictObject({
      /** Fewer than `smallest` cannot meet, more than `largest` are never put together; from `least` to `most` is as it should be. */
      sizes: v.pipe(
        v.strictObject({ smallest: whole, least: whole, target: whole, most: whole, largest: whole }),
        v.check(
          ({ smallest, least, target, most, largest }) =>
            smallest < target &&
            smallest <= least &&
            least <= target &&
            target <= most &&
            most <= largest &&
            target < largest,
          'sizes rise: smallest, least, target, most, largest',
        ),
      ),
      /** Of each community, at least one in so many people of a circle. */
      eachOneIn: v.pipe(whole, v.minValue(2)),
      /** So many lead a circle. */
      facilitators: whole,
      /** What counts how much, of a hundred. */
      weights: v.strictObject({
        placed: points,
        balance: points,
        size: points,
        facilitators: points,
        together: points,
        wishes: points,
        ages: points,
        areas: points,
      }),
    }),
    /** Who takes part, beside who lives there (`neighborhoods.csv` has the figures of each group). */
    meter: v.strictObject({
      ageBands: v.pipe(v.array(id), v.minLength(1)),
      /** Groups of the languages that people speak as their own; one of `*` is of everybody else. */
      languageGroups: v.pipe(v.array(meterGroup), v.minLength(1)),
      /** Groups of what people say of their background. */
      backgrounds: v.pipe(v.array(meterGroup), v.minLength(1)),
      /**
       * How often a list may say by chance alone that few of a group have come, in percent: where people came just as they live there, so
       * many such lists in a hundred would say it of anyone.
       */
      doubtPercent: v.pipe(whole, v.maxValue(50)),
      /** It is said only where fewer have come than so many percent of what would be in proportion. */
      fewBelowPercent: v.pipe(whole, v.maxValue(100)),
      /** Everybody is told on, in whole groups, every so many days from the opening of registration. */
      tellDays: v.pipe(whole, v.minValue(1)),
    }),
    /** The calendar, relative to the kick-off; what comes after the forum keeps its distance from the day on which that is held (domain 4.5: results after ten days, check-ins after 30, 90 and 180). Registration closes at the step with that key, and the kick-off is one of them. */
    calendar: v.pipe(
      v.array(dialogueStep),
      v.check(
        steps => ['registration-closes', 'kick-off'].every(key => steps.some(one => one.key === key)),
        'a dialogue’s calendar has steps with the keys registration-closes and kick-off',
      ),
    ),
    /** By the clock of the program's place: a step falls due at this time of its day, the kick-off at its own. */
    stepAt: time,
    /** A kick-off is planned at most so many days ahead. */
    mostDaysAhead: whole,
    /** So many belong to a steering group at least, and both communities. */
    steering: whole,
    /** So many have registered before circles are formed. */
    registered: whole,
    /** Sessions of circles. */
    sessions: v.pipe(
      v.strictObject({
        /** How long one can be. */
        minutes: v.array(whole),
        /** So many can a circle have that are neither held nor cancelled. */
        mostPlanned: whole,
        /** A change is told when nothing was changed for so many minutes. */
        settleMinutes: whole,
        /** People are reminded so many hours before, and only where they were invited `remindApartHours` earlier than that. */
        remindHours: whole,
        remindApartHours: whole,
        /** The record is due so many local days after, asked for again after `askDays`, and the staff's to get after `staffDays`. */
        recordDays: whole,
        askDays: v.array(whole),
        staffDays: whole,
      }),
      v.check(({ recordDays, askDays, staffDays }) => {
        const days = [recordDays, ...askDays, staffDays];
        return days.every((one, i) => i === 0 || one > (days[i - 1] ?? 0));
      }, 'a session’s record is due, then asked for again, then the staff’s to get: each some days after the one before'),
    ),
    /** A dialogue that nothing happens to, and that has nothing ahead in its calendar, is a line of Today after so many days. */
    idleDays: whole,
    /**
     * A household that has shown this interest is asked about the next dialogue in its area, at this time of day; where there is none, it is
     * looked again after so many days.
     */
    inviting: v.strictObject({ interest: id, at: time, everyDays: whole }),
    /** What people may need to be able to take part, and tell by the calendar's step `access-needs`. */
    accessNeeds: v.array(id),
    /** A kick-off lasts so many minutes: from when to when it stands in people's calendars. */
    kickOffMinutes: whole,
    /** Everyone is reminded of the kick-off so many hours before. */
    remindHours: whole,
    /** Those who have a place are asked how at home they feel, so many local days before the kick-off; and once more when people have decided what to do. */
    askDaysBefore: whole,
    /** A place is held so many hours for the next on the waiting list. */
    placeHours: whole,
    /** Whoever took part is forgotten so many days after the celebration, or after it was cancelled. */
    keptDays: whole,
    /** Why staff go on although something is missing. */
    goOnReasons: v.array(id),
    /** Why a dialogue is cancelled. */
    cancelReasons: v.array(id),
    /** What a dialogue comes to. */
    action: v.strictObject({
      /** Each person has so many dots, to say what matters most. */
      dots: v.pipe(whole, v.minValue(1), v.maxValue(10)),
      /** So many of the most wanted ideas are priorities when voting closes. */
      priorities: whole,
      /** An owner is reminded so many days before the date of an action. */
      remindDays: whole,
      /** Nothing was heard of an action for so many days: it has stalled, and the steering group is asked to see to it. */
      silentDays: whole,
      /** Why an idea is not taken. */
      notTakenReasons: v.array(id),
      /** What an action waits for. */
      blockedReasons: v.array(id),
      /** Why an action is dropped. */
      dropReasons: v.array(id),
    }),
  }),
  /** How long each kind of record is kept, in days. What names a person goes with her key; the rest is codes and ids. */
  retentionDays: v.strictObject({
    /** A household whose contact was never confirmed. */
    unconfirmed: whole,
    /** A household that wants no more of the program, from then on. */
    withdrawn: whole,
    /** A household by name, after its pairing has ended. */
    afterPairing: whole,
    /** A navigator by name, after she has stopped: so long she comes back without being asked everything anew. */
    formerNavigator: whole,
    /** Codes of what is over: a closed request, its search, plans and calls; the request to see one's data. At most a month after an erasure. */
    closed: v.pipe(whole, v.maxValue(30)),
    /** What was decided and why: as long as a cause can come again (a day at the least), and at most a month after an erasure. */
    decisions: v.pipe(whole, v.minValue(2), v.maxValue(30)),
    /** What mail was sent when, and what became of it. */
    mails: whole,
    /** Who was shown a person's data, and why. */
    disclosures: whole,
    /** That a person was erased: when and why, without her. */
    erasures: whole,
    /** Counts that name nobody: of interests and of unmet needs. */
    counts: whole,
    /** Contacts, hours and the answers of progress reports as they are reported to funders, under a number that leads back to nobody. */
    reports: whole,
  }),
  /** So long the link works that someone was sent to see, change or delete what is held about her, in hours. */
  dataLinkHours: whole,
  /** So long a key signs links; then the next one does, and the old one is kept as long again. No link may live longer than that. */
  linkKeyDays: whole,
  /** What a navigator can tell of a contact with a household. */
  contacts: v.strictObject({
    outcomes: v.array(v.picklist(['held', 'attempted', 'none'])),
    modes: v.array(id),
    /** How long it took, to choose from. */
    minutes: v.array(whole),
  }),
  /** Meetings of a navigator and a household, with time and place. */
  meetings: v.strictObject({
    /** How long one can be, in minutes, to choose from. */
    minutes: v.array(whole),
    /** Where two can meet besides the library's branches. */
    elsewhere: v.array(id),
    /** How far ahead one can be planned, in days. */
    daysAhead: whole,
    /** So many of one pairing can be planned at a time. */
    mostPlanned: whole,
    /** Both sides are told so long after the last change, in minutes: a slip that is mended at once is told to nobody. */
    settleMinutes: whole,
    /** Both sides are reminded so long before; in hours. */
    remindHours: hours,
    /** But not when it was planned or moved less than so many hours before the reminder: then it says nothing new. */
    remindApartHours: hours,
  }),
  /** The progress report's answers to choose from, by question. */
  report: v.strictObject({
    met: v.array(id),
    going: v.array(id),
    goals: v.array(id),
    byItself: v.array(id),
    help: v.array(id),
  }),
  /** What is to be done in a pairing, by whom and by when. */
  plan: v.strictObject({
    /** A day's tasks are due by this time; those that fall on a day without work, on the next working day. */
    dueAt: time,
    remindAt: time,
    /** The second reminder, so many days after the first. */
    remindAgainDays: whole,
    /** A navigator of several households is not reminded within so many days of another mail about any of them. */
    gatherDays: whole,
    /** What staff enter is told so much later, in minutes: several acts of theirs are one mail. */
    settleMinutes: whole,
    /** What stays overdue is told to the liaison again, every so many days. */
    tellAgainDays: whole,
    /** "This week" and its mail show what is due within so many days. */
    aheadDays: whole,
    /** … and from the beginning on what is due within so many. */
    firstDays: whole,
    /** The navigator's one mail a week: `weekday` 1 is Monday. Not within so many days of another one about her steps, which asks the same. */
    weekly: v.strictObject({ weekday: v.pipe(whole, v.maxValue(7)), notWithinDays: whole }),
    /** After so many days without a word of hers a navigator is written to once, and so many days later the liaison is told. */
    silence: v.strictObject({ days: whole, tellAfterDays: whole }),
    mostGoals: whole,
    /** What is done by telling of a contact: the first one that was held, and the first one at which they met. */
    doneByContact: v.strictObject({ held: id, met: v.strictObject({ task: id, modes: v.array(id) }) }),
    tasks: v.array(planTask),
    /** Connections with services, one for each need that a household has told, and those that everybody has. */
    connections: v.strictObject({
      days: v.strictObject({ usual: whole, byNeed: v.record(id, whole) }),
      always: v.array(id),
      /** Of a household whose English is below conversational. */
      withLittleEnglish: id,
      /** Of a household with children of these ages. */
      ofSchoolAge: v.strictObject({ bands: v.array(id), need: id }),
      outcomes: v.array(v.picklist(['connected', 'declined', 'not-available'])),
    }),
  }),
  /** How often someone on the staff can look for people, so that nobody leafs through everyone. */
  lookingFor: v.strictObject({
    /** By receipt, name or address, within an hour. */
    searchesPerHour: whole,
    /** Pages of names shown, within an hour. */
    namesPerHour: whole,
    /** So many are shown of those who are found by one name; of more it is said that there are more. */
    mostFound: v.pipe(whole, v.maxValue(50)),
  }),
  /** When the liaison is sent the week's summary: `weekday` 1 is Monday. Each kind of thing in it is listed up to so many times, and then counted. */
  liaisonWeek: v.strictObject({ weekday: v.pipe(whole, v.maxValue(7)), at: time, mostLines: whole }),
  quietHours: v.strictObject({ from: time, to: time }),
  /** Days on which the library is closed, besides weekends: local dates. */
  holidays: v.array(v.pipe(v.string(), v.isoDate())),
  emergency: v.strictObject({ danger: v.string(), help: v.string() }),
});

/** What one setting asks of another. */
const settings = v.pipe(
  shape,
  v.check(
    ({ navigators: { tellBeforeDays }, pairingDays }) => Math.max(...tellBeforeDays) > pairingDays,
    'the first of tellBeforeDays is more than pairingDays: whoever is offered nobody new is told before',
  ),
  v.check(
    ({ interests, dialogues: { inviting } }) => interests.includes(inviting.interest),
    'dialogues.inviting.interest is one of the interests: else nobody can wish to be asked',
  ),
);

/** What settings have to look like: checks those of an edited file. */
export const settingsSchema = settings;

/** An adopting library's settings. */
export type Settings = v.InferOutput<typeof settings>;

const halfDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].flatMap(day =>
  ['morning', 'afternoon', 'evening'].map(part => `${day}-${part}`),
);

/** Freezes what everybody reads and nobody may change. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** What many tasks of the plan have in common. */
const navigators = { owner: 'navigator' } as const;
const afterMeeting = { from: 'first-meeting', days: 7, unmetDays: 14 } as const;

/** The settings in force: those of Hartford, Connecticut. An adopting library edits these. */
export const program: Settings = frozen(
  v.parse(settings, {
    timeZone: 'America/New_York',
    language: 'en',
    // Spoken in Greater Hartford (US Census, American Community Survey: the largest groups) and in recent arrivals' households.
    languages: [
      ...['en', 'es', 'ar', 'pt', 'fr', 'ht', 'sq', 'am', 'my', 'zh', 'prs', 'ps', 'fa', 'so', 'sw', 'ti'],
      ...['rw', 'ln', 'ksw', 'ne', 'hi', 'bn', 'ur', 'ru', 'uk', 'pl', 'vi', 'bs', 'it'],
    ],
    // Hartford's neighborhoods and the library's branches; neighbors share a border.
    areas: [
      {
        id: 'asylum-hill',
        name: 'Asylum Hill',
        neighbors: ['west-end', 'clay-arsenal', 'downtown', 'frog-hollow', 'parkville'],
        branch: 'Downtown Library',
      },
      {
        id: 'barry-square',
        name: 'Barry Square',
        neighbors: ['frog-hollow', 'south-green', 'south-end'],
        branch: 'Camp Field Library',
      },
      { id: 'blue-hills', name: 'Blue Hills', neighbors: ['upper-albany', 'northeast'], branch: 'Albany Library' },
      {
        id: 'clay-arsenal',
        name: 'Clay Arsenal',
        neighbors: ['asylum-hill', 'downtown', 'northeast', 'upper-albany'],
        branch: 'Ropkins Library',
      },
      {
        id: 'downtown',
        name: 'Downtown',
        neighbors: ['asylum-hill', 'clay-arsenal', 'south-green', 'frog-hollow'],
        branch: 'Downtown Library',
      },
      {
        id: 'frog-hollow',
        name: 'Frog Hollow',
        neighbors: ['asylum-hill', 'barry-square', 'downtown', 'parkville', 'south-green'],
        branch: 'Park Street Library',
      },
      {
        id: 'northeast',
        name: 'Northeast',
        neighbors: ['blue-hills', 'clay-arsenal', 'upper-albany'],
        branch: 'Barbour Library',
      },
      {
        id: 'parkville',
        name: 'Parkville',
        neighbors: ['asylum-hill', 'frog-hollow', 'west-end'],
        branch: 'Park Street Library',
      },
      { id: 'south-end', name: 'South End', neighbors: ['barry-square', 'south-green'], branch: 'Camp Field Library' },
      {
        id: 'south-green',
        name: 'South Green',
        neighbors: ['barry-square', 'downtown', 'frog-hollow', 'south-end'],
        branch: 'Downtown Library',
      },
      {
        id: 'upper-albany',
        name: 'Upper Albany',
        neighbors: ['blue-hills', 'clay-arsenal', 'northeast', 'west-end'],
        branch: 'Albany Library',
      },
      {
        id: 'west-end',
        name: 'West End',
        neighbors: ['asylum-hill', 'parkville', 'upper-albany'],
        branch: 'Downtown Library',
      },
      { id: 'outside', name: 'Outside Hartford', neighbors: [], branch: 'Downtown Library', outside: true },
    ],
    needs: [
      { id: 'english-class', sensitive: false },
      { id: 'citizenship', sensitive: true },
      { id: 'school', sensitive: false },
      { id: 'health', sensitive: true },
      { id: 'housing', sensitive: true },
      { id: 'work', sensitive: false },
      { id: 'child-care', sensitive: false },
      { id: 'transport', sensitive: false },
      { id: 'community', sensitive: false },
      { id: 'legal-advice', sensitive: true },
      { id: 'food', sensitive: true },
      { id: 'computer', sensitive: false },
      { id: 'money', sensitive: true },
    ],
    availability: halfDays,
    accessNeeds: ['wheelchair', 'hearing', 'sight', 'reading-help', 'child-care-at-meetings', 'no-internet'],
    safeContact: [
      'no-voicemail',
      'neutral-subject',
      'not-before-noon',
      'not-after-six',
      'text-first',
      'ask-for-me-by-name',
    ],
    genders: ['woman', 'man', 'non-binary'],
    // Declared by the navigator, never inferred; none is a nationality or a religion.
    experiences: [
      'moved-here-as-adult',
      'moved-here-as-child',
      'learned-english-here',
      'single-parent',
      'parent-of-school-children',
      'found-work-here',
      'older-adult',
    ],
    limits: ['no-home-visits', 'adults-only'],
    arrivalWindows: ['before-arrival', 'under-1-month', '1-6-months', '6-24-months', 'over-24-months'],
    childrenAgeBands: ['0-4', '5-12', '13-17'],
    declineReasons: ['no-time', 'too-far', 'language', 'not-a-good-fit', 'other'],
    partners: [
      { id: 'harbor-welcome', name: 'Harbor Welcome Center', phone: '+18605550141' },
      { id: 'river-family', name: 'River Family Services', phone: '+18605550172' },
    ],
    consent: { version: '2026-11' },
    interpreterLanguages: ['es', 'ar', 'ht', 'pt'],
    // Domain 4.7: weights are a starting point, not evidence; 40 is the lowest score at which a household is offered.
    matching: {
      minimumScore: 40,
      weights: {
        language: 30,
        needs: 20,
        availability: 15,
        proximity: 15,
        experience: 10,
        workload: 5,
        preferences: 5,
      },
      offerHours: { normal: 72, urgent: 24 },
      // A household waits with her: a day is enough to have overlooked a mail (docs/decisions/reminded-after-a-day.md).
      reminderHours: { normal: 24, urgent: 12 },
      offersPerWeek: 2,
      expiryExcludesDays: 14,
      tellAfterWorkingDays: 5,
      tellAfterExpiries: 2,
      // Domain 4.7: the best three, with reasons; a household that waits is tried again after seven days (4.3).
      proposals: {
        atMost: 3,
        decideAt: '18:00',
        decideUrgentAt: '12:00',
        noneReasons: ['does-not-suit', 'better-later', 'ask-household-first', 'other'],
        passOverDays: 7,
      },
    },
    // Whoever is waited for is reminded after a day (docs/decisions/reminded-after-a-day.md).
    confirm: { remindHours: 24, mailsPerDay: 2 },
    householdRemindHours: 24,
    householdAnswerDays: 3,
    // Up to three (domain 4.7, HC2); a volunteer who pauses for longer than half a year rather leaves and joins again.
    // Age and steps are those of Hartford's library (domain 1.1). How long a screening holds is a proposal: two years.
    navigators: {
      mostHouseholds: { byHerself: 3, byStaff: 10 },
      longestPauseDays: 180,
      minimumAge: 24,
      gates: [
        { key: 'application' },
        { key: 'information-session' },
        { key: 'screening', validDays: 2 * 365 },
        { key: 'training' },
      ],
      gateKeepers: ['library', 'partner', 'screening-agency'],
      // First a month before a pairing that begins would outlast the step.
      tellBeforeDays: [120, 60, 14],
      tellDays: 14,
    },
    // Hartford's assignment is three months (domain 1.1).
    pairingDays: 90,
    // Domain 2.1 (closing-meeting at +85 days, close-or-extend at +90, the liaison 7 days later) and 4.3 (the reasons).
    closing: {
      askDaysBefore: 5,
      tellDaysAfter: 7,
      extendDays: [30, 90],
      reasons: [
        { id: 'completed', byNavigator: true, searchGoesOn: false, endedWell: true, tellHousehold: true },
        { id: 'goals-met-early', byNavigator: true, searchGoesOn: false, endedWell: true, tellHousehold: true },
        { id: 'moved', byNavigator: true, searchGoesOn: false, endedWell: true, tellHousehold: true },
        { id: 'arrival-choice', byNavigator: true, searchGoesOn: false, endedWell: false, tellHousehold: false },
        { id: 'navigator-choice', byNavigator: true, searchGoesOn: true, endedWell: false, tellHousehold: true },
        { id: 'lost-contact', byNavigator: true, searchGoesOn: false, endedWell: false, tellHousehold: false },
        { id: 'other-navigator-wanted', byNavigator: false, searchGoesOn: true, endedWell: false, tellHousehold: true },
        { id: 'safeguarding', byNavigator: false, searchGoesOn: false, endedWell: false, tellHousehold: false },
        { id: 'other', byNavigator: true, searchGoesOn: false, endedWell: false, tellHousehold: true },
      ],
      tellAfterChanges: 3,
    },
    // A pause lasts thirty days at most (domain 4.3).
    concerns: { urgentAfterDays: 30 },
    // The rule of the Centers for Medicare & Medicaid Services: no cell of 1 to 10 (domain 4.6).
    smallestGroup: 11,
    belonging: { askAt: '10:00', afterHours: 12, againDays: 90, answerDays: 14 },
    // Domain 2.1 (checkin-6m) and 4.8: called after 180 days, kept for 200.
    later: { afterDays: 180, notBeforeDays: 30, keptDays: 20 },
    interests: ['navigator', 'facilitator', 'participant', 'advisory'],
    // Hartford's group, and the city's commission that issues needing action are directed to (domain 1.2).
    advisory: {
      groups: [{ id: 'advisory', name: 'Immigrant Advisory Group' }],
      organizationKinds: [
        'school-district',
        'health',
        'legal-help',
        'employer',
        'community-group',
        'faith-group',
        'resettlement-agency',
        'local-government',
        'public-safety',
        'library',
        'other',
      ],
      bodies: [{ id: 'commission', name: 'Commission on Refugee and Immigrant Affairs' }],
      inviteDays: 14,
      mostDays: 180,
      mostOpen: 20,
      closingDays: 10,
      returnReasons: ['unclear', 'not-for-all', 'about-a-person', 'known-already', 'wrong-facts', 'other'],
      returnedDays: 30,
      issueDays: 30,
      helpDays: 30,
      concerns: [
        { kind: 'school-district', needs: ['school', 'child-care', 'english-class'] },
        { kind: 'health', needs: ['health', 'food'] },
        { kind: 'legal-help', needs: ['legal-advice', 'citizenship'] },
        { kind: 'employer', needs: ['work', 'english-class', 'transport'] },
        { kind: 'community-group', needs: ['community', 'food'] },
        { kind: 'faith-group', needs: ['community', 'food'] },
        { kind: 'resettlement-agency', needs: ['housing', 'work', 'money'] },
        { kind: 'local-government', needs: ['housing', 'transport', 'citizenship'] },
        { kind: 'library', needs: ['english-class', 'computer'] },
      ],
      // Domain 4.6: Tuesday, since one that comes too often is stopped (R17), and a day before for whoever looks at it (R15).
      digest: {
        weekday: 2,
        at: '09:00',
        previewAt: '14:00',
        mostItems: 10,
        placesForClosing: 2,
        eventDays: 14,
        mostSilentWeeks: 3,
        shownEditions: 13,
        postalAddress: 'Hartford Public Library, 500 Main Street, Hartford, CT 06103',
      },
    },
    // Domain 4.5, of a round; the welcoming event of one day is prepared as long (HPL planned its own in July for October).
    dialogues: {
      // Domain 1.4: 8 to 12 in a circle, warned outside of that; "fewer than five makes it hard". Weights are a starting point: that everyone has a place comes first.
      circles: {
        sizes: { smallest: 5, least: 8, target: 10, most: 12, largest: 15 },
        eachOneIn: 3,
        facilitators: 2,
        weights: { placed: 60, balance: 10, size: 8, facilitators: 8, together: 6, wishes: 4, ages: 2, areas: 2 },
      },
      meter: {
        // As finely as figures of Hartford's neighborhoods are published.
        ageBands: ['under-18', '18-64', '65-and-over'],
        // The Census Bureau's four groups besides English (American Community Survey, table B16004), for the languages of the form's list.
        languageGroups: [
          { id: 'english', members: ['en'] },
          { id: 'spanish', members: ['es'] },
          {
            id: 'indo-european',
            members: [
              ...['fr', 'ht', 'pt', 'it', 'sq', 'bs', 'pl', 'ru', 'uk'],
              ...['prs', 'ps', 'fa', 'hi', 'ur', 'bn', 'ne'],
            ],
          },
          { id: 'asian-pacific', members: ['my', 'ksw', 'zh', 'vi'] },
          { id: 'other', members: ['*'] },
        ],
        // Who feels at home in both communities has moved here too (domain 4.4: both count for either).
        backgrounds: [
          { id: 'moved-here', members: ['moved-here', 'both'] },
          { id: 'long-here', members: ['long-here'] },
        ],
        // A week, as the advisory group is told of households.
        tellDays: 7,
        doubtPercent: 10,
        // The four-fifths rule by which a difference of rates is taken for one that matters (29 CFR 1607.4 D).
        fewBelowPercent: 80,
      },
      calendar: [
        { key: 'steering-group', owner: 'staff', round: -70, oneDay: -70, until: 'recruiting' },
        { key: 'topic-guide', owner: 'staff', round: -56, oneDay: -56, until: 'recruiting' },
        { key: 'facilitators-recruited', owner: 'staff', round: -42, oneDay: -42, until: 'forming' },
        { key: 'registration-opens', owner: 'staff', round: -35, oneDay: -35, until: 'recruiting' },
        { key: 'facilitators-trained', owner: 'staff', round: -28, oneDay: -28, until: 'kicked-off' },
        { key: 'access-needs', owner: 'staff', round: -14, oneDay: -14, until: 'kicked-off' },
        { key: 'registration-closes', owner: 'staff', round: -10, oneDay: -8, until: 'forming' },
        { key: 'circles-formed', owner: 'staff', round: -7, oneDay: -7, until: 'kicked-off' },
        { key: 'reminder', owner: 'program', round: -2, oneDay: -2, until: 'kicked-off' },
        { key: 'kick-off', owner: 'staff', round: 0, oneDay: 0, until: 'kicked-off' },
        { key: 'session-1', owner: 'facilitators', round: 7, until: 'action-forum' },
        { key: 'session-2', owner: 'facilitators', round: 14, until: 'action-forum' },
        { key: 'session-3', owner: 'facilitators', round: 21, until: 'action-forum' },
        { key: 'session-4', owner: 'facilitators', round: 28, until: 'action-forum' },
        { key: 'forum-planning', owner: 'staff', round: 35, until: 'action' },
        { key: 'action-forum', owner: 'staff', round: 42, until: 'action' },
        { key: 'results', owner: 'staff', round: 52, oneDay: 10, until: 'follow-up' },
        { key: 'action-training', owner: 'staff', round: 56, oneDay: 14, until: 'follow-up' },
        { key: 'check-in-1', owner: 'program', round: 72, oneDay: 30, until: 'closed' },
        { key: 'check-in-2', owner: 'program', round: 132, oneDay: 90, until: 'closed' },
        { key: 'celebration', owner: 'staff', round: 180, oneDay: 180, until: 'celebrated' },
        { key: 'check-in-3', owner: 'program', round: 222, oneDay: 180, until: 'closed' },
      ],
      stepAt: '09:00',
      mostDaysAhead: 365,
      steering: 5,
      registered: 8,
      // Reminders and asking for reports as Decidim does (domain R25); four sessions and a forum planning (domain 1.4).
      sessions: {
        minutes: [60, 90, 120, 150, 180],
        mostPlanned: 8,
        settleMinutes: 10,
        remindHours: 48,
        remindApartHours: 12,
        recordDays: 2,
        askDays: [3, 7],
        staffDays: 8,
      },
      idleDays: 14,
      // Domain 1.4: whoever needs child care or an interpreter says so earlier.
      accessNeeds: ['child-care-at-meetings', 'interpreter', 'wheelchair', 'hearing', 'sight', 'reading-help'],
      inviting: { interest: 'participant', at: '10:00', everyDays: 7 },
      // HPL's own: a welcome with food, speakers and a sample dialogue (domain 1.3); the reminder as Decidim's (domain 1.4).
      kickOffMinutes: 120,
      remindHours: 48,
      askDaysBefore: 7,
      placeHours: 72,
      keptDays: 90,
      goOnReasons: ['by-language-or-age', 'small-neighborhood', 'partners-decided', 'soon-settled', 'other'],
      cancelReasons: ['too-few', 'no-place', 'no-facilitators', 'another-date-later', 'not-safe', 'other'],
      // Silent for 30 days: domain 4.4. Three dots and six priorities: a first proposal (HPL's city-wide round had four themes, domain 1.3).
      action: {
        dots: 3,
        priorities: 6,
        remindDays: 3,
        silentDays: 30,
        notTakenReasons: ['exists-already', 'others-do-it', 'not-ours', 'too-large', 'nobody-takes-it', 'other'],
        blockedReasons: ['money', 'people', 'permission', 'information', 'place', 'other'],
        dropReasons: ['exists-now', 'too-few-people', 'not-possible', 'not-wanted', 'other'],
      },
    },
    // Domain 4.8, proposals to be confirmed by the library's counsel; the erasures are kept as long as a claim can be made of most torts in Connecticut (Conn. Gen. Stat. 52-577: three years).
    retentionDays: {
      unconfirmed: 14,
      withdrawn: 7,
      afterPairing: 90,
      formerNavigator: 365,
      closed: 30,
      decisions: 30,
      mails: 180,
      disclosures: 365,
      erasures: 3 * 365,
      counts: 10 * 365,
      // Records of a federal award are kept for three years after its last report (2 CFR 200.334); one year for the award itself.
      reports: 4 * 365,
    },
    dataLinkHours: 24,
    linkKeyDays: 180,
    contacts: {
      outcomes: ['held', 'attempted', 'none'],
      modes: ['library', 'elsewhere', 'phone', 'video', 'messages'],
      minutes: [15, 30, 45, 60, 90, 120, 150, 180, 240],
    },
    // Weekly meetings of two hours at a branch (domain 1.1), four weeks ahead and some; reminded of as Decidim does (domain R11, I14).
    meetings: {
      minutes: [30, 45, 60, 90, 120, 150, 180],
      elsewhere: ['elsewhere', 'phone', 'video'],
      daysAhead: 120,
      mostPlanned: 6,
      settleMinutes: 10,
      remindHours: 48,
      remindApartHours: 12,
    },
    report: {
      met: ['weekly', 'most-weeks', 'seldom'],
      going: ['well', 'mixed', 'hard'],
      goals: ['reached', 'on-the-way', 'stuck', 'changed'],
      byItself: ['more', 'some', 'not-yet'],
      help: ['no', 'call-me'],
    },
    // The plan newcomer-90 (domain 2.1); where it counts an escalation from the same day as the task, the difference stands here.
    plan: {
      dueAt: '18:00',
      remindAt: '09:00',
      remindAgainDays: 3,
      gatherDays: 4,
      settleMinutes: 10,
      tellAgainDays: 7,
      aheadDays: 7,
      firstDays: 15,
      weekly: { weekday: 1, notWithinDays: 4 },
      silence: { days: 14, tellAfterDays: 7 },
      mostGoals: 3,
      doneByContact: {
        held: 'first-contact',
        met: { task: 'intro-meeting', modes: ['library', 'elsewhere', 'video'] },
      },
      tasks: [
        {
          key: 'first-contact',
          ...navigators,
          from: 'start',
          hours: 48,
          urgentHours: 24,
          how: 'tick',
          tellAfterDays: 1,
        },
        { key: 'intro-meeting', ...navigators, from: 'start', days: 7, how: 'tick', tellAfterDays: 3 },
        { key: 'agreement', ...navigators, ...afterMeeting, how: 'tick', tellAfterDays: 7 },
        { key: 'goal-plan', ...navigators, ...afterMeeting, how: 'goals', tellAfterDays: 7 },
        { key: 'library-card-tour', ...navigators, from: 'start', days: 14, how: 'tick' },
        { key: 'scam-awareness', ...navigators, from: 'start', days: 30, how: 'tick' },
        { key: 'checkin-30', owner: 'liaison', from: 'start', days: 30, how: 'call', tellAfterDays: 7 },
        { key: 'report-5w', ...navigators, from: 'start', days: 35, how: 'report', tellAfterDays: 7 },
        { key: 'checkin-60', owner: 'liaison', from: 'start', days: 60, how: 'call', tellAfterDays: 7 },
        { key: 'report-10w', ...navigators, from: 'start', days: 70, how: 'report', tellAfterDays: 7 },
        { key: 'closing-meeting', ...navigators, from: 'end', days: -5, how: 'tick', tellAfterDays: 7 },
        { key: 'close-or-extend', ...navigators, from: 'end', days: 0, how: 'closing' },
      ],
      connections: {
        days: { usual: 30, byNeed: { 'english-class': 14, transport: 14, school: 21, health: 21 } },
        always: ['transport', 'health'],
        withLittleEnglish: 'english-class',
        ofSchoolAge: { bands: ['5-12', '13-17'], need: 'school' },
        outcomes: ['connected', 'declined', 'not-available'],
      },
    },
    // Half an hour after the daily calls, so that those that were overtaken are closed.
    liaisonWeek: { weekday: 1, at: '08:30', mostLines: 15 },
    lookingFor: { searchesPerHour: 60, namesPerHour: 12, mostFound: 20 },
    quietHours: { from: '20:00', to: '08:00' },
    // United States federal holidays as observed (5 U.S.C. 6103), November 2026 to the end of 2027.
    holidays: [
      ...[
        '2026-11-11',
        '2026-11-26',
        '2026-12-25',
        '2027-01-01',
        '2027-01-18',
        '2027-02-15',
        '2027-05-31',
        '2027-06-18',
      ],
      ...['2027-07-05', '2027-09-06', '2027-10-11', '2027-11-11', '2027-11-25', '2027-12-24', '2027-12-31'],
    ],
    emergency: { danger: '911', help: '211' },
  }),
);
