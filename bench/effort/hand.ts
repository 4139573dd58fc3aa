import type { Locator, Page } from 'playwright-core';

/**
 * Seconds of the operators of the keystroke-level model (Card, Moran and Newell, 1980): a key, a
 * click with the pointing to it, a drag, the hand's way between mouse and keyboard, a decision.
 */
export const SECONDS = { key: 0.28, click: 1.3, drag: 2.4, homing: 0.4, mental: 1.35 } as const;
const DRAG_PX = 8;

export interface Effort {
  keys: number;
  clicks: number;
  drags: number;
  homings: number;
  mental: number;
  /** Characters of free text: names, notes, what is searched for. Not in `seconds`. */
  typed: number;
  seconds: number;
}

type Device = 'keys' | 'pointer';

/**
 * A hand that works in a page. Keys, clicks and drags are counted from the events that the browser
 * delivers, so that what a screen needs besides cannot be forgotten; decisions are told by the task:
 * one before a command is chosen, none before one points at the thing itself or ends a text.
 */
export class Hand {
  readonly page: Page;
  #count = { keys: 0, clicks: 0, drags: 0, homings: 0, mental: 0, typed: 0 };
  #device: Device = 'pointer';
  #isText = false;

  private constructor(page: Page, device: Device) {
    this.page = page;
    this.#device = device;
  }

  /** A hand that rests on the mouse, or holds the phone. */
  static async on(page: Page): Promise<Hand> {
    const hand = new Hand(page, 'pointer');
    await page.exposeFunction('uptakeCountsEffort', (kind: string) => hand.#note(kind));
    await page.addInitScript(WATCH_EVENTS);
    return hand;
  }

  /** Begins a task: what was done before is not part of it. */
  begin(): void {
    this.#count = { keys: 0, clicks: 0, drags: 0, homings: 0, mental: 0, typed: 0 };
    this.#device = 'pointer';
  }

  /** A decision: which command to choose. */
  decide(): void {
    this.#count.mental++;
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.#settle();
  }

  /** Free text, into where the cursor stands. */
  async type(text: string): Promise<void> {
    await this.#settle();
    this.#isText = true;
    await this.page.keyboard.type(text);
    await this.#settle();
    this.#isText = false;
  }

  async click(target: Locator): Promise<void> {
    await target.click();
    await this.#settle();
  }

  async tap(target: Locator): Promise<void> {
    await target.tap();
    await this.#settle();
  }

  async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 8 });
    await mouse.move(to.x, to.y, { steps: 8 });
    await mouse.up();
    await this.#settle();
  }

  /** A click in a window of the system, which no page sees: the file in its dialogue. */
  clickOutside(): void {
    this.#note('click');
  }

  get effort(): Effort {
    const { keys, clicks, drags, homings, mental } = this.#count;
    const seconds =
      keys * SECONDS.key +
      clicks * SECONDS.click +
      drags * SECONDS.drag +
      homings * SECONDS.homing +
      mental * SECONDS.mental;
    return { ...this.#count, seconds: Math.round(seconds * 100) / 100 };
  }

  #note(kind: string): void {
    const device: Device = kind === 'key' ? 'keys' : 'pointer';
    if (device !== this.#device) this.#count.homings++;
    this.#device = device;
    if (kind === 'key') this.#count[this.#isText ? 'typed' : 'keys']++;
    else this.#count[kind === 'drag' ? 'drags' : 'clicks']++;
  }

  /** The events of a page come to us a moment later. */
  async #settle(): Promise<void> {
    await this.page.waitForTimeout(30);
  }
}

/** Runs in the page, before all of its scripts; as text, for this file is not of the browser. */
const WATCH_EVENTS = `{
  const tell = (kind) => window.uptakeCountsEffort(kind);
  let down;
  addEventListener('keydown', (event) => event.isTrusted && tell('key'), true);
  addEventListener('pointerdown', (event) => {
    if (event.isTrusted) down = { x: event.clientX, y: event.clientY };
  }, true);
  // a drag by the browser's own means ends without a pointerup
  for (const end of ['pointerup', 'dragend']) {
    addEventListener(end, (event) => {
      if (!event.isTrusted || !down) return;
      const way = Math.hypot(event.clientX - down.x, event.clientY - down.y);
      down = undefined;
      tell(end === 'dragend' || way > ${DRAG_PX} ? 'drag' : 'click');
    }, true);
  }
}`;
