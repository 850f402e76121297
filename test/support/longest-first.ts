import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, the longest first; all others as the runner orders them. */
const longest = [
  'journeys/faults.long.test.ts',
  'journeys/histories.long.test.ts',
  'journeys/kill-points.long.test.ts',
  'journeys/year.long.test.ts',
  'journeys/permissions.long.test.ts',
  'journeys/visitors.long.test.ts',
  'journeys/every-mail.long.test.ts',
  'journeys/desk-pages.long.test.ts',
  'journeys/desk-forms.long.test.ts',
  'journeys/digests.long.test.ts',
  'journeys/whole-dialogue.long.test.ts',
  'journeys/histories-staff-choose.long.test.ts',
  'journeys/fortnight.long.test.ts',
  'journeys/other-ways.test.ts',
  'journeys/browser.test.ts',
  'journeys/rights.test.ts',
  'journeys/digest.test.ts',
  'journeys/desk-browser.test.ts',
  'journeys/reports.test.ts',
  'journeys/removals.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex(file => moduleId.endsWith(file));
  return place < 0 ? longest.length : place;
};

/** Begins with what takes longest: of two processes none waits for the other at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ordered = await super.sort(files);
    return ordered.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}
