import type { Browser, Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, type Size, startBrowser, visit } from './browser.ts';
import { type Product, startProduct } from './product.ts';

const PASSWORD = 'correct horse battery';
/** A week of a year with nothing else in it; the 12th of March 2030 is a Tuesday. */
const WEEK = '/calendar?view=week&day=2030-03-12';
let product: Product;
let browser: Browser;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startProduct(), startBrowser()]);
    const token = /\/setup\/(\S+)/.exec(product.output)![1]!;
    const body = JSON.stringify({ name: 'Ada', email: 'ada@example.com', password: PASSWORD });
    const headers = { 'content-type': 'application/json' };
    const url = `${product.url}/api/v1/links/${token}`;
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

async function enter(size: Size) {
  const visited = await visit(browser, product.url, size);
  const data = { email: 'ada@example.com', password: PASSWORD };
  expect((await visited.context.request.post('/api/v1/session', { data })).status()).toBe(200);
  await visited.context.request.patch('/api/v1/me', { data: { time_zone: 'Europe/Rome' } });
  async function task(subject: string) {
    const { items } = await (await visited.context.request.get('/api/v1/tasks?limit=50')).json();
    return items.find((one: { subject: string }) => one.subject === subject);
  }
  return { ...visited, task };
}

function chip(page: Page, subject: string): Locator {
  return page.locator('[data-item]').filter({ hasText: subject });
}

function column(page: Page, day: string): Locator {
  return page.locator(`[data-place="timed"][data-day="${day}"]`);
}

/** Drags to a minute of a day as a hand does, in steps; the place is where the pointer lets go. */
async function dragTo(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 8, { steps: 2 });
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

async function pointOf(page: Page, day: string, hour: number) {
  const box = (await column(page, day).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + (box.height / 24) * hour };
}

test('a meeting is drawn into the hours, moved to another day, and put back by one key', async () => {
  const { context, page, faults, task } = await enter('desk');
  await page.goto(WEEK);
  await column(page, '2030-03-12').waitFor();
  await dragTo(
    page,
    await pointOf(page, '2030-03-12', 10),
    await pointOf(page, '2030-03-12', 11.5),
  );
  await page.getByLabel('What, with whom?').fill('Plan the fair');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await chip(page, 'Plan the fair').waitFor();
  const made = await task('Plan the fair');
  expect(made).toMatchObject({ kind: 'meeting', due_at: '2030-03-12T09:00:00Z' });
  expect(Date.parse(made.ends_at) - Date.parse(made.due_at)).toBe(90 * 60_000);

  const box = (await chip(page, 'Plan the fair').boundingBox())!;
  const grip = { x: box.x + 20, y: box.y + 6 };
  const target = await pointOf(page, '2030-03-14', 14);
  await dragTo(page, grip, { x: target.x, y: target.y + 6 });
  await page.getByText(/“Plan the fair” moved to/).waitFor();
  await expect.poll(async () => (await task('Plan the fair')).due_at).toBe('2030-03-14T13:00:00Z');
  await page.keyboard.press('u');
  await expect.poll(async () => (await task('Plan the fair')).due_at).toBe(made.due_at);
  await expectAccessible(page, 'a week');
  expect(faults).toEqual([]);
  await context.close();
});

test('what repeats stands in every week; one is done with a note, and that is taken back', async () => {
  const { context, page, faults, task } = await enter('desk');
  await page.goto(WEEK);
  await column(page, '2030-03-12').waitFor();
  await page.keyboard.press('n');
  await page.getByLabel('What, with whom?').fill('Team round');
  await page.getByLabel('Repeats').selectOption({ label: 'Every week' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await chip(page, 'Team round').waitFor();
  await page.getByRole('button', { name: 'Forward' }).click();
  await page.waitForURL(/day=2030-03-19/);
  await chip(page, 'Team round').waitFor();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.waitForURL(/day=2030-03-12/);

  await chip(page, 'Team round').click();
  const panel = page.getByRole('dialog', { name: 'Team round' });
  await panel.getByText('Every week').waitFor();
  await expectAccessible(page, 'a meeting in the calendar');
  await panel.getByRole('button', { name: 'Done' }).click();
  await panel.getByLabel('What happened?').fill('All well.');
  await panel.getByRole('button', { name: 'Save and finish' }).click();
  await page.getByText('“Team round” is done').waitFor();
  await page.locator('[data-item][data-done]').filter({ hasText: 'Team round' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back').waitFor();
  await expect.poll(() => page.locator('[data-item][data-done]').count()).toBe(0);
  expect((await task('Team round')).repeats).toContain('WEEKLY');
  expect(faults).toEqual([]);
  await context.close();
});

test('the month and the coming days are read by who sees and by who hears', async () => {
  const { context, page, faults } = await enter('desk');
  const data = { subject: 'Visit the fair', due_on: '2030-03-13' };
  expect((await context.request.post('/api/v1/tasks', { data })).status()).toBe(201);
  await page.goto('/calendar?view=month&day=2030-03-12');
  await chip(page, 'Visit the fair').waitFor();
  await expectAccessible(page, 'a month');
  await page.goto('/calendar?view=agenda&day=2030-03-12');
  await page.getByText('Visit the fair').first().waitFor();
  await expectAccessible(page, 'an agenda');
  expect(faults).toEqual([]);
  await context.close();
});

test('what is pressed in the calendar opens on the screen, however wide it is', async () => {
  const { context, page, faults } = await enter('desk');
  const data = { subject: 'Walk through', kind: 'meeting', due_on: '2030-03-20' };
  const times = { due_at: '2030-03-20T09:00:00Z', ends_at: '2030-03-20T10:00:00Z' };
  for (const body of [
    { ...data, ...times },
    { subject: 'Whole day', due_on: '2030-03-20' },
  ]) {
    expect((await context.request.post('/api/v1/tasks', { data: body })).status()).toBe(201);
  }
  async function expectOnScreen(press: () => Promise<void>) {
    await press();
    const panel = page.getByRole('dialog');
    await expect
      .poll(async () => {
        const box = (await panel.boundingBox())!;
        return box.x >= 0 && box.y >= 0 && box.x + box.width <= 1440 && box.y + box.height <= 900;
      })
      .toBe(true);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  }
  for (const view of ['month', 'week', 'day']) {
    await page.goto(`/calendar?view=${view}&day=2030-03-20`);
    await expectOnScreen(() => chip(page, 'Walk through').click());
    await expectOnScreen(() => chip(page, 'Whole day').click());
    await expectOnScreen(() => chip(page, 'Whole day').press('Enter'));
  }
  const free = await pointOf(page, '2030-03-20', 13.1);
  await expectOnScreen(() => page.mouse.click(free.x, free.y));
  await page.goto('/calendar?view=agenda&day=2030-03-20');
  await expectOnScreen(() => page.getByRole('button', { name: /Walk through/ }).click());
  await expectOnScreen(() => page.getByRole('button', { name: /Walk through/ }).press('Enter'));
  expect(faults).toEqual([]);
  await context.close();
});

test('Escape closes what is open wherever the focus is, and nothing behind it', async () => {
  const { context, page, faults } = await enter('desk');
  const data = { subject: 'Sign the lease', due_on: '2030-05-15' };
  const sign = await context.request.post('/api/v1/tasks', { data });
  const read = await context.request.post('/api/v1/tasks', {
    data: { ...data, subject: 'Read the lease' },
  });
  const { id } = await read.json();
  expect(sign.status()).toBe(201);
  await page.goto(`/calendar?view=week&day=2030-05-15&open=task.${id}`);
  const beside = page.getByRole('region', { name: 'Open entry' });
  const panel = page.getByRole('dialog');
  for (const button of [
    chip(page, 'Sign the lease'),
    beside.getByRole('button', { name: 'Move …' }),
    beside.getByRole('button', { name: 'Hand over …' }),
  ]) {
    await button.click();
    await panel.locator(':focus').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await expect.poll(() => button.evaluate((one) => one.matches(':focus'))).toBe(true);
    await button.press('Enter');
    await panel.locator(':focus').waitFor();
    await button.focus();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  }
  expect(await beside.isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test('the hours begin in the morning beneath whole days that came later, the list with its first day', async () => {
  const { context, page, faults } = await enter('phone');
  for (let n = 0; n < 22; n += 1) {
    const data = { subject: `Errand ${n}`, due_on: `2030-04-${n < 6 ? '09' : 8 + n}` };
    expect((await context.request.post('/api/v1/tasks', { data })).status()).toBe(201);
  }
  await page.route('**/api/v1/calendar?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  await page.goto('/calendar?view=week&day=2030-04-09');
  await chip(page, 'Errand 1').first().waitFor();
  const whole = (await page.locator('[data-place="allday"][data-day="2030-04-09"]').boundingBox())!;
  const hours = (await column(page, '2030-04-09').boundingBox())!;
  const first = whole.y + whole.height - hours.y;
  expect(Math.abs((first / hours.height) * 24 - 7.5)).toBeLessThan(0.2);

  await page.getByRole('button', { name: 'Agenda' }).tap();
  const row = page.getByRole('button', { name: /Errand/ });
  await expect.poll(() => row.count()).toBeGreaterThan(15);
  const list = page.locator('[data-scroll-restoration-id^="calendar-from"]');
  await expect
    .poll(() => list.evaluate((one) => one.scrollHeight - one.clientHeight))
    .toBeGreaterThan(300);
  expect(await list.evaluate((one) => one.scrollTop)).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('with a thumb a meeting is made among the coming days and moved in words', async () => {
  const { context, page, faults, task } = await enter('phone');
  await page.goto('/calendar');
  await page.getByRole('button', { name: 'Agenda', pressed: true }).waitFor();
  await expectAccessible(page, 'an empty agenda on the phone');
  await page.getByRole('button', { name: 'New', exact: true }).tap();
  await page.getByLabel('What, with whom?').fill('See the new hall');
  await page.getByRole('button', { name: 'Save', exact: true }).tap();
  // what comes soon is also told above, beginning with when
  const row = page.getByRole('button', { name: /^See the new hall/ });
  await row.tap();
  await page.getByRole('button', { name: 'Move', exact: true }).tap();
  await page.getByLabel('Move to, in words').fill('in 2 weeks');
  const before = (await task('See the new hall')).due_on;
  await page.getByRole('button', { name: 'Move', exact: true }).last().tap();
  await page.getByText(/“See the new hall” moved to/).waitFor();
  const after = (await task('See the new hall')).due_on;
  expect((Date.parse(after) - Date.parse(before)) / 86_400_000).toBe(14);
  await expectNoSideScroll(page, 'the agenda on the phone');
  await expectAccessible(page, 'the agenda on the phone');
  expect(faults).toEqual([]);
  await context.close();
});

test('a reminder lies neither over the bar of ticked rows nor over the head of a page', async () => {
  const { context, page, faults } = await enter('desk');
  const due_at = new Date(Date.now() + 5 * 60_000).toISOString();
  const due_on = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Rome' }).format(
    new Date(due_at),
  );
  const meeting = { subject: 'See the pump house', kind: 'meeting', due_on, due_at };
  for (const [path, data] of [
    ['tasks', meeting],
    ['people', { first_name: 'Beata', last_name: 'Mazur' }],
  ] as const) {
    expect((await context.request.post(`/api/v1/${path}`, { data })).status()).toBe(201);
  }
  await page.goto('/people');
  await page.getByRole('grid').focus();
  await page.keyboard.press('x');
  const bar = page.getByRole('toolbar', { name: '1 selected' });
  const notice = page.getByRole('article', { name: meeting.subject });
  await notice.waitFor();
  const bottom = async (one: Locator) => one.boundingBox().then((box) => box!.y + box!.height);
  await expect.poll(async () => (await bottom(notice)) <= (await bar.boundingBox())!.y).toBe(true);
  await context.close();

  const phone = await enter('phone');
  await phone.page.goto('/people');
  const line = phone.page.getByRole('button', { name: /See the pump house/ });
  await line.waitFor();
  const card = phone.page.getByRole('article', { name: meeting.subject });
  const top = (await phone.page.locator('main').boundingBox())!.y;
  await expect.poll(() => bottom(card)).toBeLessThanOrEqual(top);
  await expectAccessible(phone.page, 'a reminder on the phone');
  await line.tap();
  await card.getByRole('button', { name: 'Done' }).tap();
  await card.waitFor({ state: 'detached' });
  expect([...faults, ...phone.faults]).toEqual([]);
  await phone.context.close();
});
