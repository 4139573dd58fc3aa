import { afterAll, beforeAll, expect, test } from 'vitest';
import { runRead } from '#src/server/run-command.ts';
import { startTestApp, type TestApp, type TestMember } from '../test-app.ts';
import { programmePortsOf } from './programme-ports.ts';

let app: TestApp;
let ada: TestMember;
let team: string;
const members: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  team = await app.team(ada, 'Pilot');
  members.push(ada.actor.memberId);
}, 60_000);
afterAll(() => app.close());

async function join(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const one = await app.member(ada, { name: `Colleague ${members.length}`, teamId: team });
    members.push(one.actor.memberId);
  }
}
const ease = (memberIds: string[], outsideIds: string[] = []) => {
  const { machinery } = app.app.services;
  const ports = programmePortsOf({} as never, machinery);
  return runRead(machinery, ada.actor, (ctx) =>
    ports.ease(ctx, { memberIds, outsideIds, teamIds: [team] }),
  );
};

test('of fewer than five people it is never told how easy they find it', async () => {
  await join(3);
  expect(await ease(members)).toMatchObject({ score: null, reason: 'never_told' });
});

test('a pilot of three among nine is never told; of most of them everybody stands for it', async () => {
  await join(5);
  expect(await ease(members.slice(0, 3))).toMatchObject({ score: null, reason: 'never_told' });
  expect(await ease(members.slice(0, 6), members.slice(0, 6))).toMatchObject({
    reason: 'never_asked',
  });
  expect(await ease(members)).toMatchObject({ reason: 'never_asked' });
});
