import { readdir, readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { expect, test } from 'vitest';
import { GROUPS } from '#src/features/admin/workspace/web/settings/nav/sections.ts';
import { beginEachAttempt } from './attempts.ts';
import { rest, startBrowser, visit } from './browser.ts';
import { install } from './device.ts';
import { type Product, startProduct } from './product.ts';

let product: Product;
let browser: Browser;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(['--demo']), startBrowser()]);
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

/** What is asked for by an id that was never read here may be there all the same. */
const VALUES: Record<string, string> = {
  id: '01920000-0000-7000-8000-00000000abcd',
  type: 'person',
  name: 'win_rate',
  document: 'agreement',
};
/** Words that only the server can know to be true, and one that helps nobody. */
const CLAIMS =
  /There is no such|There is nothing here|is not there any more|This page broke|could not be reached/;

/** Pages whose lists nothing reads before they are opened; each says so. */
const NOT_KEPT = ['approvals', 'exports', 'keys', 'service', 'webhooks'].map(
  (section) => `/settings/${section}`,
);

/** Where a feature places pages; a look alone has none. */
const PLACES = /\bpath: '(\/[^']*)'|(?<!registerLook.*)\bplural: '(\w+)'/g;

/** Every page that features offer to who is signed in. */
async function listPages(): Promise<string[]> {
  const pages = new Set<string>();
  const files = await readdir('src/features', { recursive: true });
  for (const file of files.filter((one) => one.endsWith('web/feature.tsx'))) {
    const source = await readFile(`src/features/${file}`, 'utf8');
    for (const [, path, name] of source.matchAll(PLACES)) {
      for (const one of path ? [path] : [`/${name}`, `/${name}/$id`]) pages.add(one);
    }
  }
  for (const section of Object.values(GROUPS).flat()) pages.add(`/settings/${section}`);
  return [...pages].filter((path) => !/\$token|\$section|sign-in/.test(path)).toSorted();
}

test('without a connection no page claims what only the server can know', async () => {
  const { context, page, faults } = await visit(browser, product.url, 'phone');
  const email = /administrator\s+(\S+@\S+)/.exec(product.output)![1]!;
  const password = /password (\S+):/.exec(product.output)![1]!;
  await context.request.post('/api/v1/session', { data: { email, password } });
  await install(page, '/');
  await rest(page);
  await context.setOffline(true);
  const pages = await listPages();
  expect(pages.length).toBeGreaterThan(90);
  const claims: string[] = [];
  for (const path of pages) {
    await page.goto(path.replace(/\$(\w+)/g, (_, name) => VALUES[name]!));
    await rest(page);
    if (NOT_KEPT.includes(path)) await page.getByText('not kept on this device').first().waitFor();
    const said = CLAIMS.exec((await page.locator('#root').textContent()) ?? '');
    if (said) claims.push(`${path}: ${said[0]}`);
  }
  expect(claims).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
}, 600_000);
