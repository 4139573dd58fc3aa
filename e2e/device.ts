import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Visit, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

export const PASSWORD = 'correct horse battery';

/** An empty workspace in which Ada is the administrator. */
export async function startWithAda(): Promise<Product> {
  const product = await startProduct();
  const token = /\/setup\/(\S+)/.exec(product.output)![1]!;
  const body = JSON.stringify({ name: 'Ada', email: 'ada@example.com', password: PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const url = `${product.url}/api/v1/links/${token}`;
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
  return product;
}

/** A phone of its own, with Ada signed in on it. */
export async function takePhone(browser: Browser, { url }: Product) {
  const visited: Visit = await visit(browser, url, 'phone');
  await signIn(visited.context, 'ada@example.com');
  return { ...visited, ...callsOf(visited.context) };
}

export async function signIn(context: BrowserContext, email: string): Promise<void> {
  const data = { email, password: PASSWORD };
  expect((await context.request.post('/api/v1/session', { data })).status()).toBe(200);
}

function callsOf({ request }: BrowserContext) {
  return {
    async make(plural: string, data: object): Promise<string> {
      const answer = await request.post(`/api/v1/${plural}`, { data });
      expect(answer.status(), await answer.text()).toBe(201);
      return (await answer.json()).id;
    },
    get: async (path: string) => (await request.get(`/api/v1/${path}`)).json(),
    change: (path: string, data: object) => request.patch(`/api/v1/${path}`, { data }),
    remove: (path: string) => request.delete(`/api/v1/${path}`),
    async count(plural: string, field: string, value: string): Promise<number> {
      const filter = encodeURIComponent(JSON.stringify({ field, op: 'contains', value }));
      return (await (await request.get(`/api/v1/${plural}/count?filter=${filter}`)).json()).count;
    },
  };
}

/** The app is installed, and what is near has been read. */
export async function settle(page: Page, path: string, person: string): Promise<void> {
  await install(page, path);
  await keeps(page, `timeline?person_id=${person}`);
}

export async function install(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('main').waitFor();
  const worker = `navigator.serviceWorker.getRegistration().then((one) => one?.active?.state)`;
  await expect.poll(() => page.evaluate(worker), { timeout: 60_000 }).toBe('activated');
}

/** What is asked for at this address, as far as it is told, can be read without a connection. */
export async function keeps(page: Page, address: string): Promise<void> {
  const kept = async () => ((await page.evaluate(readKept)) as string[]).join(' ');
  // where answers come slowly, what is near is read slowly
  await expect.poll(kept, { timeout: 60_000 }).toContain(address);
}

/** The last of the lists that are near; what is read after it is of single people and companies. */
export const LAST_LIST = '/api/v1/tasks?limit';

/** The addresses whose answers are kept; none before the app has made its store. */
export const readKept = `(async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'uptake')) return [];
  const ask = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = fail;
  });
  const db = await ask(indexedDB.open('uptake'));
  const facts = await ask(db.transaction('facts').objectStore('facts').getAll());
  db.close();
  return facts.map(({ url }) => url);
})()`;

export function waitingOn(page: Page) {
  return page.getByRole('link', { name: /waits? to be sent|needs? you/ });
}
