import { form } from '../../functions/dialogues/forming/forming.ts';
import { type Chapter, median, milliseconds, progress, table } from './figures.ts';
import { hartford } from './gatherings.ts';

const mostMilliseconds = 2_000;

/** What it takes to form the circles of a dialogue: invented people of Hartford, few and many. */
export function circles(quick: boolean): Chapter {
  const turns = quick ? 2 : 10;
  const measured = [40, 80, 120, 200].map(people => {
    progress(`circles: ${people} people`);
    const all = Array.from({ length: turns }, (_, turn) => {
      const gathering = hartford({
        seed: people + turn,
        people,
        slots: Math.ceil((people * 3) / 20),
        facilitators: Math.ceil(people / 4),
        groups: turn % 2 === 0 ? [] : ['ar', 'es', 'ksw'],
      });
      const begun = performance.now();
      const formed = form(gathering);
      return { took: performance.now() - begun, formed };
    });
    return { people, all };
  });
  const longest = (people: number): number =>
    Math.max(...measured.filter(one => one.people === people).flatMap(({ all }) => all.map(({ took }) => took)));
  return {
    title: 'Circles of a dialogue',
    goals: [
      {
        what: `to form the circles of 120 people, the longest of ${turns}`,
        measured: milliseconds(longest(120)),
        goal: `≤ ${mostMilliseconds} ms`,
        met: longest(120) <= mostMilliseconds,
      },
    ],
    text: `\`form\` alone, as a door or a reaction would call it; half of the dialogues also have groups in one language. How near it comes to the best there is
says a test: the same question as an integer program (\`test/functions/dialogues/forming/optimum.ts\`).

${table(
  ['people', 'median', 'longest', 'circles weighed', 'quality, the least'],
  measured.map(({ people, all }) => [
    String(people),
    milliseconds(median(all.map(({ took }) => took))),
    milliseconds(longest(people)),
    String(Math.max(...all.map(({ formed }) => formed.weighed))),
    Math.min(...all.map(({ formed }) => formed.quality.value)).toFixed(2),
  ]),
)}`,
  };
}
