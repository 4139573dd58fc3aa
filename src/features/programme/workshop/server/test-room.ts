import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { TestApp, TestMember } from '#src/main/server/test-app.ts';
import type { WorkshopBoard } from '../workshop-board.ts';

/** Workshops that `ada` runs, and the phones in them, for tests. */
export function workshopsOf(app: TestApp, ada: TestMember) {
  const newSecret = () => randomBytes(32).toString('base64url');

  async function addWorkshop(given: object = {}) {
    const body = {
      template: 'time_to_change',
      title: 'The day',
      held_on: new Date().toISOString().slice(0, 10),
      ...given,
    };
    const { body: made, status } = await app.call(ada, 'POST /api/v1/workshops', { body });
    expect(status).toBe(201);
    const desk = (await app.call(ada, `GET /api/v1/workshops/${made.id}`)).body;
    return { id: made.id as string, code: desk.code as string };
  }
  async function boardOf({ id }: TestWorkshop): Promise<WorkshopBoard> {
    return (await app.call(ada, `GET /api/v1/workshops/${id}/board`)).body;
  }

  async function advance(workshop: TestWorkshop, until?: { kind: string; phase?: string }) {
    for (;;) {
      const board = await boardOf(workshop);
      if (until && board.kind === until.kind && board.phase === (until.phase ?? 'open')) return;
      const from = { step: board.step, phase: board.phase };
      const { status } = await app.call(ada, `POST /api/v1/workshops/${workshop.id}/advance`, {
        body: { from },
      });
      expect(status).toBe(200);
      if (!until) return;
    }
  }

  const atCode = (workshop: TestWorkshop, method: string, path: string, body: object) =>
    app.call(null, `${method} /api/v1/join/${workshop.code}${path}`, { body });

  async function join(workshop: TestWorkshop): Promise<string> {
    const token = newSecret();
    expect((await atCode(workshop, 'POST', '', { token })).status).toBe(200);
    return token;
  }

  async function send(workshop: TestWorkshop, token: string, text: string, more: object = {}) {
    const secret = newSecret();
    const body = { token, secret, kind: 'concern', text, ...more };
    const { status } = await atCode(workshop, 'PUT', '/draft', body);
    return { status, secret };
  }

  /** A workshop at its step for grouping, with these cards. */
  async function grouped(texts: string[]) {
    const workshop = await addWorkshop();
    await advance(workshop, { kind: 'cards' });
    const token = await join(workshop);
    for (const text of texts) await send(workshop, token, text);
    await advance(workshop, { kind: 'group' });
    const board = await boardOf(workshop);
    const cardOf = (text: string) =>
      board.clusters.flatMap(({ cards }) => cards).find((card) => card.text === text)!;
    const clusterOf = (text: string) =>
      board.clusters.find(({ cards }) => cards.some((card) => card.text === text))!;
    return { workshop, token, cardOf, clusterOf };
  }
  return { addWorkshop, boardOf, advance, atCode, join, send, grouped, newSecret };
}
export type TestWorkshop = { id: string; code: string };
