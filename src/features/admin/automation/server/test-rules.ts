import pg from 'pg';
import { expect } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { followRules } from './run/follow-rules.ts';

export let now = new Date();
export let app: TestApp;
export let owner: pg.Client;
export let ada: TestMember;
export let max: TestMember;

const silent = { info: () => {}, warn: () => {}, error: () => {} };

export async function openRules(): Promise<void> {
  now = new Date();
  app = await startTestApp({ now: () => now });
  owner = new pg.Client(app.url);
  await owner.connect();
}

export async function closeRules(): Promise<void> {
  await owner.end();
  await app.close();
}

export function setNow(to: Date): void {
  now = to;
}

/** A workspace of its own for each test, so that no rule meets another's records. */
export async function begin(): Promise<void> {
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max Member' });
}

export const running = () => ({
  machinery: app.app.services.machinery,
  log: silent,
  types: recordTypes,
});
export const follow = () => followRules(running(), ada.actor.workspaceId);

export const TASK = {
  kind: 'task',
  subject: 'Say thank you to {title}',
  due_in_days: 2,
  whom: { kind: 'owner' },
};

export async function makeRule(given: object, who = ada) {
  const body = { record_type: 'person', when: { kind: 'created' }, actions: [TASK], ...given };
  const made = await app.call(who, 'POST /api/v1/automation-rules', { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

export async function switchOn(rule: { id: string }, who = ada) {
  const path = `/api/v1/automation-rules/${rule.id}`;
  const rehearsal = await app.call(who, `POST ${path}/rehearse`);
  expect(rehearsal.status, JSON.stringify(rehearsal.body)).toBe(200);
  const on = await app.call(who, `POST ${path}/switch-on`);
  expect(on.status, JSON.stringify(on.body)).toBe(200);
  expect(on.body.state).toBe('on');
  return on.body;
}

export const addRule = async (given: object, who = ada) =>
  switchOn(await makeRule(given, who), who);

export async function make(plural: string, body: object, who = ada) {
  const made = await app.call(who, `POST /api/v1/${plural}`, { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}
export const person = (body: object = {}, who = ada) =>
  make('people', { first_name: 'Pat', ...body }, who);

export async function list(plural: string, who = ada) {
  return (await app.call(who, `GET /api/v1/${plural}?limit=200`)).body.items;
}
export async function runs(rule: { id: string }) {
  return (await app.call(ada, `GET /api/v1/automation-runs?rule=${rule.id}`)).body.items;
}
export async function ruleOf({ id }: { id: string }) {
  const { body } = await app.call(ada, 'GET /api/v1/automation-rules');
  return body.items.find((one: { id: string }) => one.id === id);
}
export async function change(path: string, body: object, who = ada) {
  const answer = await app.call(who, `PATCH /api/v1/${path}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer;
}
