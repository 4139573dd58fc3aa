import {
  addConfounder,
  saveRearView,
} from '#src/features/adoption/rear-view/server/rear-view-commands.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import { type Day, dateOf } from '../../time/calendar.ts';
import { firstTriedOn } from '../../time/milestones.ts';
import { addRule, addSegments } from '../add-rules.ts';
import { hour, type Plan, type Scene } from './programme-deed.ts';

const REPORT = {
  name: 'Offers won, by month',
  question: 'Do more of our offers become orders?',
  request: JSON.stringify({
    metrics: ['quote_win_ratio'],
    by: { field: 'sent_at', step: 'month' },
    period: { last: 12, unit: 'month' },
  }),
  chart: 'line',
  visibility: 'workspace',
};

/** Charter, gates and what was said about effort: how the programme came to where it stands. */
export function planBegin(plan: Plan, today: Day): void {
  const monday = { week: 0, weekday: 1 };
  plan.add(
    { ...monday, minute: hour(7, 10) },
    {
      actor: 'miriam',
      run: (ctx, { types }) => addSegments(ctx, types),
    },
  );
  plan.add(
    { ...monday, minute: hour(7, 30) },
    {
      actor: 'miriam',
      run: (ctx, scene) => addRule(ctx, scene),
    },
  );
  plan.add({ ...monday, minute: hour(8) }, { actor: 'miriam', run: saveCharter });
  plan.add(
    { ...monday, minute: hour(9) },
    {
      actor: 'charlotte',
      run: (ctx, { doors }) => doors.programme.agree(ctx),
    },
  );
  plan.add(
    { ...monday, minute: hour(9, 20) },
    {
      actor: 'charlotte',
      run: (ctx, { doors }) =>
        saveRearView(ctx, doors.programme.catalogue, { started_on: dateOf(firstTriedOn(today)) }),
    },
  );
  planEstimate(plan);
  for (const [week, weekday, to] of STEPS) {
    plan.add(
      { week, weekday, minute: hour(15) },
      {
        actor: 'miriam',
        run: (ctx, { doors }) => doors.programme.advance(ctx, to),
      },
    );
  }
  plan.add(
    { week: 2, weekday: 3, minute: hour(9) },
    {
      actor: 'ingrid',
      run: (ctx, { types }) => createRecords(ctx, types.get('report')!, [REPORT]),
    },
  );
  plan.add(
    { week: 6, weekday: 2, minute: hour(10) },
    {
      actor: 'charlotte',
      run: (ctx, { on }) =>
        addConfounder(ctx, {
          month: on(6, 2).slice(0, 7),
          words: 'The trade fair in Munich: more enquiries than in other years',
        }),
    },
  );
}

/** Through G0, G1 and the small gate before habit; G2 holds as long as the whole team is not there. */
const STEPS = [
  [0, 4, 'kick_off'],
  [1, 5, 'minimum'],
  [4, 1, 'habit'],
] as const;

async function saveCharter(
  ctx: Parameters<typeof addSegments>[0],
  { doors, member, on, day }: Scene,
): Promise<void> {
  await doors.programme.saveCharter(ctx, {
    objective: 'Follow up every offer in time, so that every second one becomes an order',
    metric: 'quote_win_ratio',
    target: 'one in two',
    sponsor_id: member('charlotte'),
    administrator_id: member('miriam'),
    deputy_id: member('hanneke'),
    everybody: true,
    duties: DUTIES.map(([who, what]) => ({ who, what })),
    hours: 260,
    begins_on: on(0, 1),
    ends_on: day(130),
    kept_open: ['quotes', 'cases', 'segments', 'forecast', 'approvals'],
  });
}

const DUTIES = [
  ['sponsor', 'Opens every Monday round on the live figures'],
  ['sponsor', 'Answers what is raised within ten working days'],
  ['sponsor', 'Asks for no list by mail any more'],
  ['administrator', 'Keeps four hours a week for what is in people’s way'],
  ['deputy', 'Stands in on Thursdays and in the holidays'],
] as const;

function planEstimate(plan: Plan): void {
  const tuesday = { week: 0, weekday: 2 };
  plan.add(
    { ...tuesday, minute: hour(9) },
    {
      actor: 'miriam',
      async run(ctx, { doors, known }) {
        const what =
          'Bring in the four jobs for everybody: address list, first rounds, two lessons';
        const made = await doors.programme.addEstimate(ctx, {
          ...{ what, least_hours: 180, most_hours: 320 },
        });
        known.set('estimate', made.id);
      },
    },
  );
  plan.add(
    { ...tuesday, minute: hour(10) },
    {
      actor: 'charlotte',
      run: (ctx, { doors, known }) =>
        doors.programme.addReading(ctx, {
          ...{ id: known.get('estimate')!, hours: 260 },
          words: 'I hear about 260 hours, and that it may well be 320.',
        }),
    },
  );
  plan.add(
    { ...tuesday, minute: hour(10, 30) },
    {
      actor: 'miriam',
      run: (ctx, { doors, known }) =>
        doors.programme.addReading(ctx, { id: known.get('estimate')!, hours: 280 }),
    },
  );
  plan.add(
    { week: 0, weekday: 3, minute: hour(9) },
    {
      actor: 'miriam',
      run: (ctx, { doors, known }) =>
        doors.programme.addReading(ctx, {
          ...{ id: known.get('estimate')!, hours: 260 },
          words: 'We have talked: 260 hours, and 320 if the address list is as old as we fear.',
        }),
    },
  );
}
