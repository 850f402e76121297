import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** A picture of the booklet: its file, and what someone who cannot see it is told. */
export interface Picture {
  readonly file: string;
  readonly alt: string;
  /** CSS pixels: a phone, a mail, a desk. */
  readonly width: number;
}

/** What is taken of a page. */
export interface Aim {
  readonly file: string;
  readonly alt: string;
  readonly width?: number;
  /** No more than so many CSS pixels from the top of what is taken. */
  readonly height?: number;
  /** The first element that it finds comes to the top of the picture. */
  readonly from?: string;
  /** So many CSS pixels above it are shown too. */
  readonly above?: number;
  /** What a person does on the page before: fill in, open, scroll. */
  readonly before?: (page: Page) => Promise<void>;
}

/** Widths as people have them: a phone, a mail's window, a desk. */
export const widths = { phone: 390, mail: 640, desk: 1280 } as const;

/** Looks at pages and mails as people do, and keeps what they see as pictures of a folder. */
export class Camera {
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  readonly #folder: string;

  private constructor(browser: Browser, context: BrowserContext, folder: string) {
    this.#browser = browser;
    this.#context = context;
    this.#folder = folder;
  }

  static async open(executablePath: string, folder: string): Promise<Camera> {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    return new Camera(browser, await browser.newContext({ deviceScaleFactor: 1.5 }), folder);
  }

  /** Signs in at the desk as a person does; stays signed in for as long as the desk lets her. */
  async signIn(desk: string, email: string): Promise<void> {
    const page = await this.#context.newPage();
    await page.goto(desk);
    if (await page.locator('#email').count()) {
      await page.fill('#email', email);
      await page.getByRole('button', { name: 'Sign in' }).click();
    }
    await page.close();
  }

  /** Opens a page, lets someone act on it, and takes it. */
  async take(address: string, aim: Aim): Promise<Picture> {
    const page = await this.#context.newPage();
    const { width = widths.phone, height = 760, before } = aim;
    await page.setViewportSize({ width, height });
    await page.goto(address);
    await before?.(page);
    return this.#kept(page, aim);
  }

  /** A mail, as a client shows its HTML. */
  async mail(html: string, aim: Aim): Promise<Picture> {
    return this.shown(html, { width: widths.mail, ...aim });
  }

  /** Markup of our own. */
  async shown(html: string, aim: Aim): Promise<Picture> {
    const page = await this.#context.newPage();
    const { width = widths.mail } = aim;
    await page.setViewportSize({ width, height: 400 });
    await page.setContent(html);
    return this.#kept(page, aim);
  }

  async #kept(
    page: Page,
    { file, alt, width = page.viewportSize()?.width ?? 0, height = 760, from, above = 12 }: Aim,
  ): Promise<Picture> {
    // Where it lies in the whole page, however far somebody has scrolled.
    const scrolled = await page.evaluate<number>('window.scrollY');
    const top = from ? ((await page.locator(from).first().boundingBox())?.y ?? 0) + scrolled - above : 0;
    const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
    const clip = { x: 0, y: Math.max(0, top), width, height: Math.min(height, whole - Math.max(0, top)) };
    await page.screenshot({ path: join(this.#folder, file), fullPage: true, clip });
    await page.close();
    return { file, alt, width };
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
