import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's Chromium, or the one that CHROMIUM names. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Where there is no browser, its tests are skipped, but not where everything must hold. */
export const noBrowser = !existsSync(executablePath) && !process.env.CI;
if (noBrowser) process.stderr.write(`Skipped: no browser at ${executablePath} (set CHROMIUM, or install chromium)\n`);

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
