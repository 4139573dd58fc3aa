import type { APIRequestContext, Page } from 'playwright-core';
import type { Hand } from './hand.ts';

/** One line, on a desk: the key, the words, Enter. */
export async function capture(hand: Hand, line: string): Promise<void> {
  const { page } = hand;
  await hand.press('c');
  await page.getByRole('dialog').getByLabel('What happened?').waitFor();
  await hand.type(line);
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await hand.press('Enter');
}

/** The toast that offers to take it back: it is saved. */
export async function saved(page: Page): Promise<void> {
  await page.getByRole('button', { name: /undo/i }).first().waitFor();
}

export async function openToday(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('heading', { name: 'Today', exact: true }).waitFor();
}

export async function make(
  api: APIRequestContext,
  plural: string,
  values: object,
): Promise<string> {
  const answer = await api.post(`/api/v1/${plural}`, { data: values });
  if (!answer.ok()) throw new Error(await answer.text());
  return (await answer.json()).id;
}

type Item = Record<string, unknown> & { due_on?: string; title?: string };

export async function list(
  api: APIRequestContext,
  plural: string,
  filter: object,
): Promise<Item[]> {
  const query = new URLSearchParams({ filter: JSON.stringify(filter) });
  const answer = await api.get(`/api/v1/${plural}?${query}`);
  if (!answer.ok()) throw new Error(await answer.text());
  return (await answer.json()).items;
}

/** A meeting today with somebody of whom something is known. */
export async function makeMeeting(
  api: APIRequestContext,
  { name, subject }: { name: string; subject: string },
): Promise<void> {
  const [first_name, last_name] = name.split(' ');
  const person_id = await make(api, 'people', {
    first_name,
    last_name,
    phones: ['+43 660 1234567'],
  });
  const occurred_at = new Date(Date.now() - 9 * 86_400_000).toISOString();
  await make(api, 'activities', { kind: 'call', body: 'Wants two pumps', occurred_at, person_id });
  await make(api, 'tasks', { subject: 'Send the drawing', due_on: day(2), person_id });
  await make(api, 'tasks', {
    subject,
    kind: 'visit',
    due_on: day(0),
    due_at: `${day(0)}T13:00:00Z`,
    person_id,
  });
}

export function day(fromToday: number): string {
  return new Date(Date.now() + fromToday * 86_400_000).toISOString().slice(0, 10);
}

export function expectThat(isSo: unknown, what: string): void {
  if (!isSo) throw new Error(`expected ${what}`);
}
