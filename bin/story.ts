import { existsSync } from 'node:fs';
import { chapters, tellStory } from './story/told.ts';
import { progressTo } from './year/progress.ts';

/**
 * `npm run story`: one family's way through the whole program, lived on this machine by mails, links, calls and the desk, and written to
 * docs/story as a booklet of pictures. Exit code 1 where something was not as it is told.
 */
const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(browser)) {
  console.error(`There is no browser at ${browser}: install Chromium, or say where it is with CHROMIUM=/path.`);
  process.exit(2);
}

const troubles = await tellStory({ browser, folder: 'docs/story', told: progressTo(process.stderr, 'story') });
for (const trouble of troubles) console.error(trouble);
console.log(`docs/story: ${chapters.length} chapters`);
process.exitCode = troubles.length === 0 ? 0 : 1;
