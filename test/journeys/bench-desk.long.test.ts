import { expect, it } from 'vitest';
import { desk } from '../../bin/bench/desk.ts';

/** The bench goes by the links of the desk's own pages, and says itself which it no longer comes to: how long they take is not looked at here. */
it('the bench finds its way to every page of the desk that it measures', async () => {
  const chapter = await desk(true);
  const pages = ['meter', 'circles/{circle}', 'groups/{group}', 'groups/{group}/people'];
  for (const page of pages) expect(JSON.stringify(chapter)).toContain(`/desk/dialogues/{id}/${page}`);
});
