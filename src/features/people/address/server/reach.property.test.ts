import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { TRANSACT } from '#src/server/db/transact.ts';
import { isGone, isMailAddress, MOST_SOFT_BOUNCES } from '../address-state.ts';
import { CHANNELS, type Channel, reachOf } from '../reach.ts';

let app: TestApp;
let ada: TestMember;
beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

const EMAILS = ['a@x.example', 'b@x.example', 'c@x', 'd@x.example'];
const STATES = ['given', 'refused', 'withdrawn'] as const;
const people = fc.array(
  fc.record({
    emails: fc.uniqueArray(fc.constantFrom(...EMAILS), { maxLength: 3 }),
    phones: fc.constantFrom([], ['+39 06 1234567']),
    street: fc.constantFrom(null, 'Via Roma 1'),
    city: fc.constantFrom(null, 'Rome'),
    do_not_contact: fc.subarray([...CHANNELS]),
    said: fc.array(fc.constantFrom(...STATES), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);
const bounces = fc.array(
  fc.record({
    email: fc.constantFrom(...EMAILS),
    kind: fc.constantFrom('hard' as const, 'soft' as const),
  }),
  { maxLength: 5 },
);
const basis = fc.constantFrom('consent', 'contract');

test('who is reached is the same in SQL and in plain TypeScript, whatever the world', async () => {
  await fc.assert(
    fc.asyncProperty(people, bounces, basis, async (world, items, legal_basis) => {
      const tag = newId();
      const purpose = (
        await app.call(ada, 'POST /api/v1/purposes', { body: { name: tag, legal_basis } })
      ).body.id;
      const ids: string[] = [];
      for (const { said, ...body } of world) {
        const made = await app.call(ada, 'POST /api/v1/people', {
          body: { ...body, first_name: 'P', tags: [tag] },
        });
        ids.push(made.body.id);
        for (const [at, state] of said.entries()) {
          const stated_at = `2026-0${at + 1}-01T00:00:00Z`;
          const given = {
            person_ids: [made.body.id],
            purpose_id: purpose,
            state,
            source: 'form',
            stated_at,
          };
          await app.call(ada, 'POST /api/v1/consents/record', { body: given });
        }
      }
      if (items.length > 0)
        await app.call(ada, 'POST /api/v1/addresses/bounces', { body: { items } });
      for (const channel of CHANNELS) {
        const query = `filter=${encodeURIComponent(JSON.stringify({ field: 'tags', op: 'is', value: tag }))}`;
        const { body } = await app.call(
          ada,
          `GET /api/v1/people/reach?${query}&purpose=${purpose}&channel=${channel}`,
        );
        await requireSameRows(body.items, { tag, channel, purpose });
        const expected = new Map<string, number>();
        for (const one of world) {
          const is = plainly(one, { channel, legal_basis, items });
          expected.set(is, (expected.get(is) ?? 0) + 1);
        }
        expect(
          Object.fromEntries(
            body.items.map(({ is, count }: { is: string; count: number }) => [is, count]),
          ),
        ).toEqual(Object.fromEntries(expected));
      }
      await app.app.services.machinery.database[TRANSACT](ada.actor.workspaceId, (db) =>
        db.rows(sql`delete from mail_address where workspace_id = ${ada.actor.workspaceId}`),
      );
      await app.call(ada, 'POST /api/v1/people/bulk', { body: { ids, bin: true } });
    }),
    { numRuns: 25, seed: 7 },
  );
}, 120_000);

type World = Parameters<Parameters<typeof people.map>[0]>[0][number];

function plainly(
  one: World,
  how: { channel: Channel; legal_basis: string; items: { email: string; kind: 'hard' | 'soft' }[] },
) {
  const { channel } = how;
  const known = new Set<string>(one.emails);
  const addresses = [...known].map((email) => {
    const own = how.items.filter((item) => item.email === email);
    const soft_bounces = own.filter(({ kind }) => kind === 'soft').length;
    const bounce = own.some(({ kind }) => kind === 'hard') ? ('hard' as const) : null;
    return { isValid: isMailAddress(email), isGone: isGone({ bounce, soft_bounces }) };
  });
  return reachOf({
    doNotContact: one.do_not_contact.includes(channel),
    purpose: { needsYes: how.legal_basis === 'consent', said: one.said.at(-1) ?? null },
    hasAddress: {
      mail: addresses.length > 0,
      phone: one.phones.length > 0,
      letter: one.street !== null && one.city !== null,
    }[channel],
    ...(channel === 'mail' && { addresses }),
  });
}

const signs = fc.stringMatching(/^[a-zÄ@ .\t-]{0,9}$/u);
const spelled = fc.oneof(
  signs,
  signs.map((text) => `${text}@x.example`),
  signs.map((text) => `a@x.${text}`),
);

test('addresses are well written alike to the index and to plain TypeScript', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(spelled, { maxLength: 3 }), { minLength: 50 }),
      async (all) => {
        const told = await app.app.services.machinery.database.read(ada.actor.workspaceId, (db) =>
          db.rows<{ is: string }>(sql`select mail_spelling(json_texts(emails)) as "is"
          from jsonb_array_elements(${JSON.stringify(all)}::jsonb) with ordinality o (emails, place) order by place`),
        );
        expect(told.map(({ is }) => is)).toEqual(
          all.map((emails) => (emails.every(isMailAddress) ? 'valid' : 'invalid')),
        );
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

test('three soft ones are as good as a hard one', () => {
  expect(isGone({ bounce: 'soft', soft_bounces: MOST_SOFT_BOUNCES })).toBe(true);
  expect(isGone({ bounce: 'soft', soft_bounces: MOST_SOFT_BOUNCES - 1 })).toBe(false);
});

/** The rows behind each number are as many. */
async function requireSameRows(
  items: { is: string; count: number }[],
  { tag, channel, purpose }: { tag: string; channel: Channel; purpose: string },
): Promise<void> {
  for (const { is, count } of items) {
    const test = { test: `reach_${channel}`, of: purpose, is };
    const filter = JSON.stringify({ and: [{ field: 'tags', op: 'is', value: tag }, test] });
    const rows = await app.call(
      ada,
      `GET /api/v1/people/count?filter=${encodeURIComponent(filter)}`,
    );
    expect(rows.body.count, `rows of ${is}`).toBe(count);
  }
}
