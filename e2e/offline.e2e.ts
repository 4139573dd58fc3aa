import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginEachAttempt } from './attempts.ts';
import { expectAccessible, expectNoSideScroll, rest, startBrowser } from './browser.ts';
import {
  install,
  keeps,
  LAST_LIST,
  PASSWORD,
  readKept,
  settle,
  signIn,
  startWithAda,
  takePhone,
  waitingOn,
} from './device.ts';
import type { Product } from './product.ts';

let product: Product;
let browser: Browser;

beginEachAttempt(
  async () => {
    [product, browser] = await Promise.all([startWithAda(), startBrowser()]);
  },
  async () => {
    await browser?.close();
    await product?.stop();
  },
);

const enter = () => takePhone(browser, product);

async function capture(page: Page, line: string): Promise<void> {
  await page
    .getByRole('button', { name: /capture/i })
    .first()
    .tap();
  await page.getByLabel('What happened?').fill(line);
  await page.getByRole('button', { name: 'Save' }).tap();
  await page.getByLabel('What happened?').waitFor({ state: 'hidden' });
}

test('without a connection a day goes on, survives closing, and arrives once', async () => {
  const { context, page, faults, make, get, count } = await enter();
  const person_id = await make('people', { first_name: 'Anna', last_name: 'Rossi' });
  const due_on = new Date().toISOString().slice(0, 10);
  const task = await make('tasks', { subject: 'Send the quote', due_on, person_id });
  await settle(page, '/', person_id);
  await page.getByText('Send the quote').waitFor();

  await context.setOffline(true);
  await page.getByRole('button', { name: 'Finish “Send the quote”' }).tap();
  await page.getByText('“Send the quote” is done').waitFor();
  await capture(page, 'called Anna Rossi, wants blue ones, call back tomorrow 10');
  await page.getByText('Call back').waitFor();
  await expectAccessible(page, 'Today without a connection');
  await expectNoSideScroll(page, 'Today without a connection');
  await page.goto(`/people/${person_id}`);
  await page.getByRole('heading', { name: 'Anna Rossi' }).waitFor();
  await page.getByText('wants blue ones').first().waitFor();
  await page.getByRole('button', { name: /more fields?$/ }).tap();
  await page.getByRole('button', { name: /Edit City/i }).tap();
  await page.getByRole('textbox', { name: 'City' }).fill('Bolzano');
  await page.keyboard.press('Enter');
  await page.getByText('Bolzano').waitFor();
  await expect.poll(() => waitingOn(page).textContent()).toContain('3 entries');
  await page.goto('/people');
  await page.getByRole('button', { name: 'New' }).tap();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'First name' }).fill('Bruno');
  await form.getByRole('textbox', { name: 'Last name' }).fill('Bianchi');
  await form.getByRole('button', { name: 'Create' }).tap();
  await page.getByRole('heading', { name: 'Bruno Bianchi' }).waitFor();
  const box = page.getByLabel('What happened?');
  await box.fill('Met at the fair');
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect.poll(() => box.inputValue()).toBe('');
  await expect.poll(() => waitingOn(page).textContent()).toContain('5 entries');
  await page.close();

  const again = await context.newPage();
  await again.goto('/waiting');
  await expect.poll(() => again.locator('ol > li').count()).toBe(5);
  await expectAccessible(again, 'what waits');
  await again.goto('/people');
  await again.getByText('Bruno Bianchi').first().waitFor();
  await waitingOn(again).waitFor();

  await context.setOffline(false);
  await expect.poll(() => waitingOn(again).count(), { timeout: 60_000 }).toBe(0);
  expect((await get(`tasks/${task}`)).done_at).not.toBeNull();
  expect((await get(`people/${person_id}`)).city).toBe('Bolzano');
  expect(await count('people', 'last_name', 'Bianchi')).toBe(1);
  expect(await count('activities', 'body', 'Met at the fair')).toBe(1);
  expect(await count('activities', 'body', 'wants blue ones')).toBe(1);
  expect(await count('tasks', 'subject', 'Call back')).toBe(1);
  const [called] = (await get('activities?sort=occurred_at')).items;
  expect(called).toMatchObject({ kind: 'call', person_id });
  expect(faults).toEqual([]);
  await context.close();
});

test('a deal is moved without a connection, asked for what its stage asks, and goes there once', async () => {
  const { context, page, faults, make, get } = await enter();
  const { pipelines } = await get('pipelines/settings');
  const stages = pipelines[0].stages as { id: string; name: string }[];
  const stage_id = stages.find(({ name }) => name === 'Proposal')!.id;
  const id = await make('deals', { name: 'New roof', stage_id });
  await install(page, `/deals/${id}`);
  await keeps(page, LAST_LIST);
  await page.getByRole('heading', { name: 'New roof' }).waitFor();
  await rest(page);

  await context.setOffline(true);
  await page.goto('/deals/board');
  await page.getByRole('button', { name: /Proposal/ }).tap();
  await page.getByRole('button', { name: /Move.*New roof/ }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'Negotiation' }).tap();
  const asked = page.getByRole('dialog', { name: 'Before it goes on' });
  await asked.getByText('Or go on without').tap();
  await asked.getByLabel('Why it goes on without').fill('They are in a hurry');
  await asked.getByRole('button', { name: 'Move it' }).tap();
  await page.getByText('New roof is in Negotiation now').waitFor();
  await page.getByRole('button', { name: /^Negotiation/ }).tap();
  const card = page.locator(`[data-card="${id}"]`);
  await card.getByRole('img', { name: 'Waiting to be sent' }).waitFor();
  await expectAccessible(page, 'the board without a connection');
  await expectNoSideScroll(page, 'the board without a connection');
  await page.goto('/waiting');
  await page.getByText('“New roof” moved to Negotiation').waitFor();

  await context.setOffline(false);
  await page.getByRole('heading', { name: 'Everything is sent' }).waitFor({ timeout: 60_000 });
  expect(await get(`deals/${id}`)).toMatchObject({
    stage_id: stages.find(({ name }) => name === 'Negotiation')!.id,
    skipped_because: 'They are in a hurry',
  });
  expect(faults).toEqual([]);
  await context.close();
});

test('where somebody moved a deal meanwhile, the mover is told who and where, and decides', async () => {
  const { context, page, make, get } = await enter();
  const id = await make('deals', { name: 'Old gate' });
  const { pipelines } = await get('pipelines/settings');
  const [, second, third] = pipelines[0].stages as { id: string; name: string }[];
  await install(page, `/deals/${id}`);
  await keeps(page, LAST_LIST);
  await page.getByRole('heading', { name: 'Old gate' }).waitFor();
  await rest(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: second!.name }).tap();
  await expect.poll(() => waitingOn(page).count()).toBe(1);
  const body = { stage_id: third!.id };
  expect((await context.request.post(`/api/v1/deals/${id}/move`, { data: body })).ok()).toBe(true);
  await context.setOffline(false);
  await expect
    .poll(() => waitingOn(page).textContent(), { timeout: 60_000 })
    .toContain('needs you');
  await waitingOn(page).tap();
  await page.getByText(`Ada moved this deal meanwhile: it is in “${third!.name}” now.`).waitFor();
  await expectAccessible(page, 'a deal moved by two');
  await expectNoSideScroll(page, 'a deal moved by two');
  await page.getByRole('button', { name: 'Move it all the same' }).tap();
  await page.getByRole('heading', { name: 'Everything is sent' }).waitFor();
  expect((await get(`deals/${id}`)).stage_id).toBe(second!.id);
  await context.close();
});

test('what is not kept says so in its place, and beside it stands what is kept', async () => {
  const { context, page, make } = await enter();
  const company_id = await make('companies', { name: 'Globex' });
  await make('deals', { name: 'Blue pumps', company_id });
  await install(page, '/deals');
  await keeps(page, LAST_LIST);
  await page.getByText('Blue pumps').first().waitFor();
  await rest(page);

  await context.setOffline(true);
  await page.goto('/quotes');
  await page.getByRole('heading', { name: 'This is not kept on this device' }).waitFor();
  await page.goto('/deals?view=still');
  await page.getByText(/this list is not kept on this device/).waitFor();
  await page.getByText('Blue pumps').first().waitFor();
  await expectAccessible(page, 'a list that is not kept');
  await expectNoSideScroll(page, 'a list that is not kept');
  await page.goto(`/companies/${company_id}`);
  await page.getByRole('button', { name: /^Deals/ }).tap();
  await page.getByText('only what is kept on this device is shown').first().waitFor();
  await page.getByText('Blue pumps').first().waitFor();
  await context.close();
});

test('what two changed is shown side by side, and what is gone can come back', async () => {
  const { context, page, make, get, change, remove, count } = await enter();
  const carla = await make('people', { first_name: 'Carla', city: 'Rome' });
  const dario = await make('people', { first_name: 'Dario' });
  await settle(page, `/people/${dario}`, dario);
  await page.goto(`/people/${carla}`);
  await page.getByRole('heading', { name: 'Carla' }).waitFor();
  await keeps(page, `timeline?person_id=${carla}`);
  await rest(page);

  await context.setOffline(true);
  await page.getByRole('button', { name: /Edit City/i }).tap();
  await page.getByRole('textbox', { name: 'City' }).fill('Turin');
  await page.keyboard.press('Enter');
  await page.getByText('Turin').waitFor();
  await page.goto(`/people/${dario}`);
  await page.getByLabel('What happened?').fill('A promise worth keeping');
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect.poll(() => waitingOn(page).textContent()).toContain('2 entries');
  await change(`people/${carla}`, { city: 'Milan' });
  await remove(`people/${dario}`);
  await context.setOffline(false);
  await expect.poll(() => waitingOn(page).textContent(), { timeout: 60_000 }).toContain('need you');

  await waitingOn(page).tap();
  await page.getByText('Turin').first().waitFor();
  await page.getByText('Milan').first().waitFor();
  await expectAccessible(page, 'two changes of one field');
  await expectNoSideScroll(page, 'two changes of one field');
  await page.getByRole('radio', { name: /Theirs/ }).check();
  await page.getByRole('button', { name: 'Use what is chosen' }).tap();
  await expect.poll(() => page.locator('ol > li').count()).toBe(1);
  expect((await get(`people/${carla}`)).city).toBe('Milan');
  await page.getByRole('button', { name: /Take it out of the bin/ }).tap();
  await page.getByRole('heading', { name: 'Everything is sent' }).waitFor();
  expect((await get(`people/${dario}`)).deleted_at).toBeNull();
  expect(await count('activities', 'body', 'A promise worth keeping')).toBe(1);
  await context.close();
});

test('nobody sends what another wrote, and signing out leaves nothing to read', async () => {
  const { context, page, make, count } = await enter();
  const invited = await context.request.post('/api/v1/invitations', {
    data: { email: 'max@example.com', role: 'member' },
  });
  expect(invited.ok(), await invited.text()).toBe(true);
  const token = /\/join\/([^"]+)/.exec(await invited.text())![1]!;
  const person_id = await make('people', { first_name: 'Elena' });
  await settle(page, `/people/${person_id}`, person_id);
  await context.setOffline(true);
  await page.getByLabel('What happened?').fill('Only Ada may send this');
  await page.getByRole('button', { name: 'Save' }).tap();
  await expect.poll(() => waitingOn(page).count()).toBe(1);
  await page.close();
  const accepted = await context.request.post(`/api/v1/links/${token}`, {
    data: { name: 'Max', password: PASSWORD },
  });
  expect(accepted.status(), await accepted.text()).toBe(200);
  await context.setOffline(false);

  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('main').waitFor();
  await other.waitForTimeout(6000);
  expect(await waitingOn(other).count()).toBe(0);
  expect(await count('activities', 'body', 'Only Ada may send this')).toBe(0);
  await other.evaluate(`fetch('/api/v1/session', { method: 'DELETE' })`);
  await other.close();

  await signIn(context, 'ada@example.com');
  const back = await context.newPage();
  await back.goto('/');
  await expect
    .poll(() => count('activities', 'body', 'Only Ada may send this'), { timeout: 60_000 })
    .toBe(1);
  await back.getByRole('button', { name: /menu/i }).first().tap();
  await back
    .getByRole('button', { name: /signed in as/i })
    .first()
    .tap();
  await back.getByRole('menuitem', { name: 'Sign out' }).tap();
  await back.getByLabel('E-mail').waitFor();
  expect(await back.evaluate(readKept)).toEqual([]);
  await context.close();
});

test('back from a call one tap says how it went', async () => {
  const { context, page, make, count } = await enter();
  const id = await make('people', { first_name: 'Fabio', phones: ['+39 333 7654321'] });
  await settle(page, `/people/${id}`, id);
  await page.evaluate(
    `document.addEventListener('click', (event) => event.preventDefault(), true)`,
  );
  await page.locator('a[href^="tel:"]').first().tap();
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
  const sheet = page.getByRole('dialog', { name: /How did it go with Fabio/ });
  await sheet.waitFor();
  await expectAccessible(page, 'after a call');
  await context.setOffline(true);
  await sheet.getByLabel(/What was said/).fill('He wants the catalogue');
  await sheet.getByRole('button', { name: 'Reached' }).click();
  await sheet.waitFor({ state: 'hidden' });
  await page.getByText('He wants the catalogue').first().waitFor();
  await context.setOffline(false);
  await expect
    .poll(() => count('activities', 'body', 'He wants the catalogue'), { timeout: 60_000 })
    .toBe(1);
  await context.close();
});
