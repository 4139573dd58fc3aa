import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runCommand } from '../run-command.ts';
import { html, lines } from './html.ts';
import { pageLanguage } from './page-texts.ts';
import { createPublicDoor, readForm } from './public-door.ts';
import { createPublicLink, revokePublicLinks, tokenOfLink } from './public-link.ts';
import { publicPage } from './public-page.ts';
import { PUBLIC_STYLE } from './public-style.ts';

let app: TestApp;
let ada: TestMember;
let now = new Date('2026-11-22T10:00:00Z');
const key = randomBytes(32);

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  ada = await app.workspace();
});
afterAll(() => app.close());

const ask = (headers: Record<string, string> = {}) =>
  new Request('http://localhost:3000/q/x', { headers });

function makeLink(recordId: string, expiresAt: string | null = null) {
  return runCommand(app.app.services.machinery, ada.actor, async (ctx) => {
    ctx.emit({ verb: 'quote.sent', type: 'quote', id: recordId });
    return createPublicLink(ctx, key, { purpose: 'thing', recordId, expiresAt });
  });
}

/** What the door answers: the record's id from behind it, or its own page. */
async function knock(token: string, { purpose = 'thing', address = '203.0.113.7' } = {}) {
  const door = createPublicDoor(app.app.services, purpose);
  const answer = await door.open({ request: ask(), address, token }, async ({ link }) =>
    Response.json(link.recordId),
  );
  return { status: answer.status, text: await answer.text() };
}

test('a link opens its record, for its purpose alone, and can be told again', async () => {
  const recordId = newId();
  const { id, token } = await makeLink(recordId);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(tokenOfLink(key, id)).toBe(token);
  expect(await knock(token)).toEqual({ status: 200, text: JSON.stringify(recordId) });
  expect(await knock(token, { purpose: 'other' })).toMatchObject({ status: 404 });
});

test('a link that ended and one that never was are told in a page', async () => {
  const recordId = newId();
  const { token } = await makeLink(recordId);
  const late = await makeLink(newId(), '2026-11-23T10:00:00Z');
  await runCommand(app.app.services.machinery, ada.actor, async (ctx) => {
    ctx.emit({ verb: 'quote.revoked', type: 'quote', id: recordId });
    await revokePublicLinks(ctx, { purpose: 'thing', recordId });
  });
  expect(await knock(token)).toMatchObject({
    status: 410,
    text: expect.stringContaining('This link has ended'),
  });
  expect((await knock(late.token)).status).toBe(200);
  now = new Date('2026-11-23T10:00:00Z');
  expect((await knock(late.token)).status).toBe(410);
  for (const wrong of ['', 'x', 'a'.repeat(43), "'; drop table person; --"]) {
    expect((await knock(wrong)).status).toBe(404);
  }
});

test('guesses are counted by their address, and who has a link is not hindered by them', async () => {
  const door = createPublicDoor(app.app.services, 'thing');
  const { token } = await makeLink(newId());
  const statusOf = async (one: string, address: string) => {
    const knocked = { request: ask(), address, token: one };
    return (await door.open(knocked, async () => new Response('in'))).status;
  };
  const guesses = [];
  for (let i = 0; i < 22; i++) guesses.push(await statusOf('b'.repeat(43), '198.51.100.1'));
  expect(guesses.filter((status) => status === 404)).toHaveLength(20);
  expect(guesses.at(-1)).toBe(429);
  expect(await statusOf(token, '198.51.100.2')).toBe(200);
});

test('what fails behind the door is a page that tells nothing of it', async () => {
  const { token } = await makeLink(newId());
  const services = { ...app.app.services, log: { ...app.app.services.log, error: () => {} } };
  const door = createPublicDoor(services, 'thing');
  const answer = await door.open(
    { request: ask({ 'accept-language': 'de' }), address: '', token },
    () => Promise.reject(new Error('the secret reason')),
  );
  expect(answer.status).toBe(500);
  expect(await answer.text()).toMatch(/^(?!.*secret).*Das hat nicht geklappt/s);
});

test('whatever is put into a page is escaped', () => {
  const tag = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '\n', '/') });
  fc.assert(
    fc.property(tag, (text) => {
      const { text: made } = html`<p title="${text}">${[text, lines(text)]}</p>`;
      expect(made.replaceAll('<br>', '').slice(10, -4).replace('">', '')).not.toMatch(/[<>"']/);
    }),
  );
});

test('a page names a style that is its own, and nothing else may be loaded', async () => {
  const page = publicPage({ language: 'en', title: '</title><b>', body: html`<p>${'<i>'}</p>` });
  const text = await page.text();
  expect(text).toContain('<title>&lt;/title&gt;&lt;b&gt;</title>');
  expect(text).toContain('<p>&lt;i&gt;</p>');
  expect(text).not.toMatch(/<script|https?:/);
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-/,
  );
});

test('the language is the one asked for, else the record’s, else the reader’s', () => {
  const request = ask({ 'accept-language': 'fr-FR, it;q=0.8, de;q=0.5' });
  expect(pageLanguage(request)).toBe('it');
  expect(pageLanguage(request, 'de')).toBe('de');
  expect(pageLanguage(new Request('http://x/q/x?lang=en', request), 'de')).toBe('en');
  expect(pageLanguage(ask())).toBe('en');
});

test('a form is read whatever it holds, and a thing that is none is refused', async () => {
  const post = (body: string, type = 'application/x-www-form-urlencoded') =>
    readForm(new Request('http://x/', { method: 'POST', body, headers: { 'content-type': type } }));
  expect(await post('name=+Ada+&name=Bob&x=%00%ff&__proto__=1')).toMatchObject({ name: 'Ada' });
  expect(await post(`name=${encodeURIComponent('\u200b \u2800')}`)).toMatchObject({ name: '' });
  await expect(post('{}', 'application/json')).rejects.toMatchObject({ code: 'invalid' });
  await expect(post(`name=${'x'.repeat(70_000)}`)).rejects.toMatchObject({ code: 'too_large' });
});

test('its colours are those of the theme', () => {
  const tokens = join(import.meta.dirname, '../../web/ui/theme/tokens.ts');
  const known = new Set(readFileSync(tokens, 'utf8').match(/#[0-9a-f]{6}/g));
  const used = PUBLIC_STYLE.match(/#[0-9a-f]{6}/g) ?? [];
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((colour) => !known.has(colour))).toEqual([]);
});
