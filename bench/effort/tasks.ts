import { DEAL_TASKS } from './deal-tasks.ts';
import { capture, day, expectThat, list, make, makeMeeting, openToday, saved } from './steps.ts';
import type { Task } from './task.ts';

export const TASKS: Task[] = [
  {
    name: 'log a call with a note and a follow-up next Tuesday',
    goal: 4,
    rival: 24.1,
    size: 'desk',
    async prepare({ page, api }) {
      const company_id = await make(api, 'companies', { name: 'Globex' });
      const anna = await make(api, 'people', {
        first_name: 'Anna',
        last_name: 'Rossi',
        company_id,
      });
      await page.goto(`/people/${anna}`);
      await page.getByRole('heading', { name: 'Anna Rossi' }).first().waitFor();
    },
    async perform({ hand, page, api }) {
      hand.decide();
      await capture(hand, 'called, wants the renewal quote, call back next tuesday');
      await saved(page);
      const [call] = await list(api, 'activities', { field: 'kind', op: 'is', value: 'call' });
      const [next] = await list(api, 'tasks', { field: 'title', op: 'contains', value: 'call' });
      const weekday = new Date(`${next?.due_on}T12:00:00Z`).getUTCDay();
      expectThat(String(call?.body).includes('renewal quote'), 'the call with its note');
      expectThat(weekday === 2, 'a follow-up on a Tuesday');
      expectThat(call?.person_id === next?.person_id && call?.person_id, 'both with Anna');
      return `the call, its note and “${next!.title}” on ${next!.due_on}`;
    },
  },
  {
    name: 'company, person and task',
    goal: 5,
    rival: 21.9,
    size: 'desk',
    prepare: ({ page }) => openToday(page),
    async perform({ hand, page, api }) {
      hand.decide();
      await capture(hand, 'met Eva Novak at Initech, send the offer over 12k friday');
      await saved(page);
      const [eva] = await list(api, 'people', { field: 'title', op: 'is', value: 'Eva Novak' });
      const [task] = await list(api, 'tasks', { field: 'title', op: 'contains', value: 'offer' });
      const [firm] = await list(api, 'companies', { field: 'title', op: 'is', value: 'Initech' });
      expectThat(eva && firm && eva.company_id === firm.id, 'Eva Novak with Initech');
      expectThat(task && task.person_id === eva!.id, 'the task with her');
      return `Eva Novak at Initech, “${task!.title}” on ${task!.due_on}`;
    },
  },
  {
    name: 'find a misspelled name',
    goal: 2.5,
    rival: 7,
    size: 'desk',
    prepare: ({ page }) => openToday(page),
    async perform({ hand, page }) {
      hand.decide();
      await hand.press('/');
      await hand.type('Xenia Kign');
      await page.getByRole('option').first().getByText('Xenia').waitFor();
      await hand.press('Enter');
      await page.getByRole('heading', { name: 'Xenia King' }).first().waitFor();
      return 'Xenia King, the first of those found';
    },
  },
  {
    name: 'import 500 contacts with their companies',
    goal: 7,
    rival: 23.8,
    size: 'desk',
    prepare: ({ page }) => openToday(page),
    async perform({ hand, page, api, listFile }) {
      hand.decide();
      await hand.click(page.getByRole('link', { name: 'Import' }));
      const choosing = page.waitForEvent('filechooser');
      await hand.click(page.getByRole('button', { name: /choose/i }).first());
      const chooser = await choosing;
      hand.clickOutside();
      await chooser.setFiles(listFile);
      await hand.click(page.getByRole('button', { name: /^Import 500 people/ }));
      await page.getByRole('button', { name: /undo/i }).first().waitFor({ timeout: 60_000 });
      const [done] = (await (await api.get('/api/v1/imports')).json()).items;
      const { create: made, failed, skip, companies: firms } = done.counts;
      expectThat(made === 500 && firms === 125, `500 people, 125 companies: ${made}, ${firms}`);
      expectThat(failed + skip === 0, 'nothing left out');
      return `${made} people, ${firms} companies`;
    },
  },
  {
    name: 'all about a customer before a visit',
    goal: 1.5,
    rival: 5.3,
    size: 'desk',
    async prepare({ page, api }) {
      await makeMeeting(api, { name: 'Lena Hofer', subject: 'Visit Lena' });
      await openToday(page);
      await page.getByText('Visit Lena').first().waitFor();
    },
    async perform({ hand, page }) {
      await hand.click(page.getByRole('link', { name: /before/i }).first());
      for (const text of ['Lena Hofer', '+43 660 1234567', 'Wants two pumps', 'Send the drawing']) {
        await page.getByText(text).first().waitFor();
      }
      return 'who, how to reach them, what was said last, what is owed';
    },
  },
  {
    name: 'finish a follow-up and set the next',
    goal: 2.5,
    rival: null,
    size: 'desk',
    async prepare({ page, api }) {
      const person_id = await make(api, 'people', { first_name: 'Otto', last_name: 'Berg' });
      await make(api, 'tasks', { subject: 'Ask Otto', due_on: day(0), person_id });
      await page.goto(`/people/${person_id}`);
      await page.getByText('Ask Otto').first().waitFor();
    },
    async perform({ hand, page, api }) {
      hand.decide();
      await hand.press('d');
      await page.getByText('What comes next?').first().waitFor();
      await hand.type('call again in 2 weeks');
      await hand.press('Enter');
      await page.getByText('Call again').first().waitFor();
      const [done] = await list(api, 'tasks', { field: 'title', op: 'is', value: 'Ask Otto' });
      const [next] = await list(api, 'tasks', {
        field: 'title',
        op: 'contains',
        value: 'call again',
      });
      expectThat(done?.done_at, 'the follow-up done');
      expectThat(next?.due_on === day(14), `the next in 14 days, not ${next?.due_on}`);
      return `“${next!.title}” on ${next!.due_on}`;
    },
  },
  {
    name: 'move a meeting',
    goal: 3.5,
    rival: null,
    size: 'desk',
    async prepare({ page, api }) {
      await makeMeeting(api, { name: 'Mira Kovac', subject: 'Meet Mira' });
      await page.goto('/calendar');
      await page.getByText('Meet Mira').first().waitFor();
    },
    async perform({ hand, page, api }) {
      const [before] = await list(api, 'tasks', { field: 'title', op: 'is', value: 'Meet Mira' });
      const box = (await page.getByText('Meet Mira').first().boundingBox())!;
      const from = { x: box.x + box.width / 2, y: box.y + 6 };
      await hand.drag(from, { x: from.x, y: from.y + 96 });
      await page.getByRole('button', { name: /undo/i }).first().waitFor();
      const [after] = await list(api, 'tasks', { field: 'title', op: 'is', value: 'Meet Mira' });
      expectThat(before!.due_at !== after!.due_at, 'another time');
      return `from ${before!.due_at} to ${after!.due_at}`;
    },
  },
  {
    name: 'add someone met at a fair, phone in hand',
    goal: 5,
    rival: null,
    size: 'phone',
    prepare: ({ page }) => openToday(page),
    async perform({ hand, page, api }) {
      hand.decide();
      await hand.tap(page.getByRole('button', { name: 'Capture' }).first());
      await page.getByRole('dialog').getByLabel('What happened?').waitFor();
      await hand.type('met Ivo Lang at Northwind at the fair, send the catalogue monday');
      await page.getByRole('dialog').getByText('Ivo Lang').first().waitFor();
      await hand.tap(page.getByRole('dialog').getByRole('button', { name: 'Save' }));
      await saved(page);
      const [ivo] = await list(api, 'people', { field: 'title', op: 'is', value: 'Ivo Lang' });
      const [task] = await list(api, 'tasks', {
        field: 'title',
        op: 'contains',
        value: 'catalogue',
      });
      expectThat(ivo && task?.person_id === ivo.id, 'Ivo Lang with a follow-up');
      return `Ivo Lang, “${task!.title}” on ${task!.due_on}`;
    },
  },
  ...DEAL_TASKS,
];
