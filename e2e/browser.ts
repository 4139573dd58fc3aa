import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { expect } from 'vitest';

export const SIZES = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;
export type Size = keyof typeof SIZES;

/** Debian's Chromium, kept from calling anybody. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.UPTAKE_TEST_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A machine that does much else is no defect; a page that says nothing for so long is one. */
export const WITHIN_MS = 30_000;

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Errors of the page and requests to other hosts; a journey ends with none. */
  faults: string[];
}

const underWay = new WeakMap<Page, Set<Request>>();

/** What the page has asked of the server and not been told yet; streams never end. */
function watchAnswers(page: Page): Set<Request> {
  const asked = new Set<Request>();
  page.on('request', (request) => {
    // nobody waits any more for what the page before had asked
    if (request.isNavigationRequest()) asked.clear();
    const isStream = request.resourceType() === 'eventsource';
    if (!isStream && new URL(request.url()).pathname.startsWith('/api/')) asked.add(request);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return asked;
}

export async function visit(browser: Browser, url: string, size: Size): Promise<Visit> {
  const isPhone = size === 'phone';
  const context = await browser.newContext({
    viewport: SIZES[size],
    hasTouch: isPhone,
    isMobile: isPhone,
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/Rome',
  });
  context.setDefaultTimeout(WITHIN_MS);
  const page = await context.newPage();
  const faults: string[] = [];
  underWay.set(page, watchAnswers(page));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== url) faults.push(`asked ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return { context, page, faults };
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** In the dark only the colours are others. */
const AXE_RULES = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  dark: { type: 'rule', values: ['color-contrast'] },
};

/** No violation of WCAG 2.2 A and AA on the page, in light and in dark. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await rest(page);
    expect(await findViolations(page, colorScheme), `${name}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
}

// What passes is neither told in full nor handed over: on a long page that is a megabyte.
async function findViolations(page: Page, scheme: 'light' | 'dark'): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(await axeSource);
  const options = {
    runOnly: AXE_RULES[scheme],
    resultTypes: ['violations'],
    preload: { assets: ['media'] },
  };
  const violations = (await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )) as Violation[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  );
}

// What is just coming up has no colours of its own yet.
const REST = `new Promise((resolve) => {
  const until = performance.now() + 5000;
  let changed = performance.now();
  const observer = new MutationObserver(() => { changed = performance.now(); });
  observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  const moves = ({ playState, effect }) =>
    playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime);
  function look() {
    const now = performance.now();
    if (document.getAnimations().some(moves)) changed = now;
    if (now < until && now - changed < 120) return requestAnimationFrame(look);
    observer.disconnect();
    resolve(now - changed >= 120);
  }
  requestAnimationFrame(look);
})`;

/** Waits until nothing has moved or changed for a moment, and no answer is waited for. */
export async function rest(page: Page): Promise<void> {
  const asked = underWay.get(page) ?? new Set<Request>();
  const until = Date.now() + WITHIN_MS;
  for (;;) {
    const isStill = await page.evaluate(REST);
    if (isStill && asked.size === 0) return;
    if (Date.now() < until) continue;
    const owed = [...asked].map((request) => `${request.method()} ${request.url()}`);
    throw new Error(`${page.url()} does not come to rest; owed: ${owed.join(', ') || 'nothing'}`);
  }
}

/** Nothing sticks out sideways. */
export async function expectNoSideScroll(page: Page, name: string): Promise<void> {
  const width = (await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )) as number;
  expect(width, name).toBeLessThanOrEqual(0);
}
