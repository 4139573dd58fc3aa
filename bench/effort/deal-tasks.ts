import { capture, expectThat, list, make, openToday, saved } from './steps.ts';
import type { Task } from './task.ts';

/** What sellers do with deals all day. */
export const DEAL_TASKS: Task[] = [
  {
    name: 'company, person and deal of 12 000',
    goal: 5,
    rival: 21.9,
    size: 'desk',
    prepare: ({ page }) => openToday(page),
    async perform({ hand, page, api }) {
      hand.decide();
      await capture(hand, 'new deal Umbrella Works, Ivan Petrov, 12k');
      await saved(page);
      const [ivan] = await list(api, 'people', { field: 'title', op: 'is', value: 'Ivan Petrov' });
      const [firm] = await list(api, 'companies', {
        field: 'title',
        op: 'is',
        value: 'Umbrella Works',
      });
      const [deal] = await list(api, 'deals', { field: 'company_id', op: 'is', value: firm!.id });
      const { amount } = deal!.amount as { amount: number };
      expectThat(ivan?.company_id === firm!.id, 'Ivan Petrov with Umbrella Works');
      expectThat(deal!.person_id === ivan!.id && amount === 1_200_000, 'the deal of 12 000');
      return `Ivan Petrov at ${firm!.title}, “${deal!.title}” of ${amount / 100}`;
    },
  },
  {
    name: 'a deal to the next stage, with the day it closes',
    goal: 3.5,
    rival: 14.3,
    size: 'desk',
    async prepare({ page, api }) {
      const company_id = await make(api, 'companies', { name: 'Stark Mills' });
      const amount = { amount: 900_000, currency: 'EUR' };
      const id = await make(api, 'deals', { name: 'Pumps for Stark', company_id, amount });
      await page.goto(`/deals/${id}`);
      await page.getByRole('heading', { name: 'Pumps for Stark' }).first().waitFor();
    },
    async perform({ hand, page, api }) {
      hand.decide();
      await capture(hand, 'to proposal, closes end of march');
      await saved(page);
      const [deal] = await list(api, 'deals', {
        field: 'title',
        op: 'is',
        value: 'Pumps for Stark',
      });
      const [stage] = await list(api, 'stages', { field: 'title', op: 'is', value: 'Proposal' });
      expectThat(deal!.stage_id === stage!.id, 'the deal in Proposal');
      expectThat(String(deal!.closes_on).endsWith('-03-31'), 'to be closed on 31 March');
      return `in ${stage!.title}, closes ${deal!.closes_on}`;
    },
  },
];
