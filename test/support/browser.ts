import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Debian's Chromium, or the one that CHROMIUM names. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Where there is no browser, its tests are skipped, but not where everything must hold. */
export const noBrowser = !existsSync(executablePath) && !process.env.CI;
if (noBrowser) process.stderr.write(`Skipped: no browser at ${executablePath} (set CHROMIUM, or install chromium)\n`);

/** All pages share one process: they are our own, and a process for each takes as long again as what is looked at. */
const args = ['--no-sandbox', '--disable-gpu', '--renderer-process-limit=1', '--disable-site-isolation-trials'];

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const look = `axe.run(${JSON.stringify({
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
  preload: false,
})})`;

/** A computer, and the narrowest phone that WCAG asks for. */
const widths = [1280, 320] as const;

/** What of a page does not fit: at which width it scrolls sideways, a direction that is not this one, and what shuts people out. */
export async function flawsOf(page: Page, direction: 'ltr' | 'rtl' = 'ltr'): Promise<readonly unknown[]> {
  const flaws: unknown[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const seen = await page.evaluate<{ width: number; dir: string }>(
      '({ width: document.documentElement.scrollWidth, dir: getComputedStyle(document.documentElement).direction })',
    );
    if (seen.width > width) flaws.push(`${page.url()} is ${seen.width} wide at ${width}`);
    if (seen.dir !== direction) flaws.push(`${page.url()} is ${seen.dir}`);
  }
  return [...flaws, ...(await barriersOn(page))];
}

/** Tabs that have the tool on every page that they open: it is half a megabyte, and is sent once. */
const equipped = new WeakSet<Page>();

/** What on a page shuts people out (WCAG 2.2 A and AA): the rule, and the elements that break it. */
export async function barriersOn(page: Page): Promise<readonly (readonly [string, ...string[]])[]> {
  if (!equipped.has(page)) await page.addInitScript(axe);
  equipped.add(page);
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(look);
  return violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.html)]);
}
