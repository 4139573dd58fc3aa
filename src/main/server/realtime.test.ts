import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from './test-app.ts';

let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
});
afterAll(() => app.close());

/** The stream of a member, and a way to read on until the text has come or the time is over. */
async function listen(member: TestMember) {
  const request = new Request('http://localhost/api/v1/events', {
    headers: { authorization: `Bearer ${member.key}` },
  });
  const response = await app.app.http.request(request);
  const reader = response.body!.getReader();
  let heard = '';
  let ended = false;
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      heard += new TextDecoder().decode(value);
    }
    ended = true;
  })();
  return {
    heard: () => heard,
    ended: () => ended,
    stop: () => reader.cancel(),
    async waitFor(text: string): Promise<void> {
      await expect.poll(() => heard, { timeout: 10_000, interval: 10 }).toContain(text);
    },
  };
}

/** What was changed so far has been told, such as that a member came. */
async function told(): Promise<void> {
  await new Promise((done) => setTimeout(done, 300));
}

test('a change is heard by those who may see it, and by nobody else', async () => {
  const max = await app.member(ada);
  const stranger = await app.workspace('Elsewhere');
  await told();
  const [hers, his, theirs] = [await listen(ada), await listen(max), await listen(stranger)];
  const hidden = await app.call(ada, 'POST /api/v1/people', {
    body: { first_name: 'Private', visibility: 'private' },
  });
  const shared = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Shared' } });
  await hers.waitFor(shared.body.id);
  await his.waitFor(shared.body.id);
  expect(hers.heard()).toContain(hidden.body.id);
  expect(his.heard()).not.toContain(hidden.body.id);
  expect(theirs.heard()).not.toContain('change');
  await Promise.all([hers.stop(), his.stop(), theirs.stop()]);
});

test('by which command something changed is told to whoever gave it, and to nobody else', async () => {
  const max = await app.member(ada);
  await told();
  const [hers, his] = [await listen(ada), await listen(max)];
  const made = await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Bea' } });
  const { id } = made.body;
  const command = made.headers.get('uptake-command');
  await hers.waitFor(JSON.stringify({ type: 'person', id, command }));
  await his.waitFor(JSON.stringify({ type: 'person', id }));
  const changed = await app.call(ada, `PATCH /api/v1/people/${id}`, { body: { city: 'Rome' } });
  await hers.waitFor(String(changed.headers.get('uptake-command')));
  expect(his.heard()).not.toContain('command');
  await Promise.all([hers.stop(), his.stop()]);
});

test('another name of a team, and a new colleague, are told to streams that stay open', async () => {
  const max = await app.member(ada);
  const team = await app.call(ada, 'POST /api/v1/teams', { body: { name: 'South' } });
  await told();
  const stream = await listen(max);
  await app.call(ada, `PATCH /api/v1/teams/${team.body.id}`, { body: { name: 'Far south' } });
  await stream.waitFor(JSON.stringify({ type: 'team', id: '' }));
  await app.member(ada);
  await stream.waitFor(JSON.stringify({ type: 'member', id: '' }));
  expect(stream.ended()).toBe(false);
  await stream.stop();
});

test('who changes a colleague’s team hears on; the colleague’s stream begins anew', async () => {
  const max = await app.member(ada);
  const team = await app.call(ada, 'POST /api/v1/teams', { body: { name: 'North' } });
  await told();
  const [hers, his] = [await listen(ada), await listen(max)];
  const changed = await app.call(ada, `PATCH /api/v1/members/${max.actor.memberId}`, {
    body: { team_id: team.body.id },
  });
  const command = changed.headers.get('uptake-command');
  await expect.poll(() => his.ended(), { timeout: 10_000, interval: 10 }).toBe(true);
  await hers.waitFor(JSON.stringify({ type: 'member', id: '', command }));
  expect(hers.ended()).toBe(false);
  await hers.stop();
});

test('a change of rights ends the stream, so that it is opened anew with the rights of now', async () => {
  const max = await app.member(ada);
  const stream = await listen(max);
  await app.call(ada, `PATCH /api/v1/members/${max.actor.memberId}`, { body: { active: false } });
  await expect.poll(() => stream.ended(), { timeout: 10_000, interval: 10 }).toBe(true);
});

test('of what is no record, too, one hears by which command of one’s own it changed', async () => {
  const max = await app.member(ada);
  await told();
  const [hers, his] = [await listen(ada), await listen(max)];
  const made = await app.call(ada, 'POST /api/v1/teams', { body: { name: 'East' } });
  const command = made.headers.get('uptake-command');
  await hers.waitFor(JSON.stringify({ type: 'team', id: '', command }));
  await his.waitFor(JSON.stringify({ type: 'team', id: '' }));
  expect(his.heard()).not.toContain('command');
  await Promise.all([hers.stop(), his.stop()]);
});

test('of what is no record nobody hears whose it is', async () => {
  const max = await app.member(ada);
  await told();
  const [hers, his] = [await listen(ada), await listen(max)];
  const body = { default_view: 'mine' };
  await app.call(max, 'PUT /api/v1/list-choices/person', { body });
  await app.call(max, 'PATCH /api/v1/reminder-settings', { body: { in_page: false } });
  for (const stream of [hers, his]) {
    await stream.waitFor('"list_choice"');
    await stream.waitFor('"reminder_setting"');
    expect(stream.heard()).not.toContain(max.actor.memberId);
  }
  await Promise.all([hers.stop(), his.stop()]);
});

test('a look at the headers of a stream leaves none open', async () => {
  const max = await app.member(ada);
  for (let look = 0; look < 25; look++) {
    const { status, headers } = await app.raw(max, 'HEAD /api/v1/events');
    expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([
      200,
      'text/event-stream',
    ]);
  }
  const stream = await listen(max);
  await stream.waitFor('retry');
  await stream.stop();
});
