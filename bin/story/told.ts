import { mkdirSync, rmSync } from 'node:fs';
import { startRunner } from '../../lib/local/runner.ts';
import { unthrottled } from '../bench/people.ts';
import { World } from '../year/world.ts';
import { writeBooklet } from './booklet.ts';
import { Camera } from './camera.ts';
import { arrives, isCalled } from './coming.ts';
import { isAnswered, isLacked } from './lacking.ts';
import { isAsked, meets } from './meeting.ts';
import { type Chapter, Stage } from './stage.ts';
import { isKept, speaks } from './talking.ts';

/** What the story is told with. */
export interface Telling {
  /** Chromium's path. */
  readonly browser: string;
  /** Where the booklet is written. */
  readonly folder: string;
  /** Hears how far it is, from 0 to 1. */
  readonly told: (share: number) => void;
}

/** The chapters in their order; each lives a part of the story and shows it. */
export const chapters: readonly ((stage: Stage) => Promise<Chapter>)[] = [
  arrives,
  isCalled,
  isAsked,
  meets,
  isLacked,
  isAnswered,
  speaks,
  isKept,
];

/** Lives the story and writes its booklet. Answers what was not as it should be. Throws where it cannot go on. */
export async function tellStory({ browser, folder, told }: Telling): Promise<readonly string[]> {
  delete process.env.DDB_ENDPOINT;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const runner = await startRunner({ templates: unthrottled });
  const camera = await Camera.open(browser, folder);
  try {
    const world = new World(runner);
    const stage = new Stage(world, camera);
    await stage.until(1, '10:00');
    const written: Chapter[] = [];
    for (const chapter of chapters) {
      written.push(await chapter(stage));
      told(written.length / (chapters.length + 1));
    }
    await writeBooklet(folder, camera, written);
    told(1);
    world.watches();
    return [
      ...world.troubles,
      ...runner.warnings.map(line => `the runner warns: ${line}`),
      ...runner.deadLetters.map(() => 'a message was put aside'),
    ];
  } finally {
    await camera.close();
    await runner.stop();
  }
}
