import {
  clusterConcerns,
  commitToConcern,
} from '#src/features/programme/concern/server/concern-commands.ts';
import { planChange } from '#src/features/programme/concern/server/day-commands.ts';
import { fix, judge, owingOf, raise, rate, share, tag } from './concern-steps.ts';
import { hour, type Plan } from './programme-deed.ts';

/** What became of each theme, and what was raised by the button since. */
export function planConcerns(plan: Plan): void {
  planTechnical(plan);
  planAdaptive(plan);
  planBoth(plan);
  planReopened(plan);
  planUndecided(plan);
  planJoint(plan);
}

/** A known fix: promised, done, and called solved by those who had it. */
function planTechnical(plan: Plan): void {
  rate(plan, { of: 'slow', week: 1, weekday: 3 }, [
    ['tomasz', 2],
    ['miriam', 4],
  ]);
  tag(plan, { of: 'slow', week: 1 }, { causes: ['set_up'], axis: 'technology', theme: 'Effort' });
  plan.add(
    { week: 2, weekday: 1, minute: hour(8) },
    {
      actor: 'miriam',
      run: (ctx, { doors, known }) => doors.programme.concerns.takeToDesk(ctx, known.get('slow')!),
    },
  );
  fix(plan, 'slow', {
    ...{ by: 'miriam', kind: 'software', promised: 2, due: [5, 5], done: [5, 3] },
    what: 'Three fields fewer after a visit; one line is enough, also without a network',
  });
  judge(plan, 'slow', { by: 'tomasz', week: 6, holds: true });
}

/** Nobody knows a fix: these are tried out, see experiments. */
function planAdaptive(plan: Plan): void {
  rate(plan, { of: 'monday', week: 1, weekday: 4, losses: ['status'] }, [
    ['tomasz', 15],
    ['ingrid', 14],
  ]);
  tag(
    plan,
    { of: 'monday', week: 1 },
    { causes: ['managed'], axis: 'working', losses: ['status'] },
  );
  rate(plan, { of: 'knowledge', week: 1, weekday: 4, losses: ['autonomy', 'status'] }, [
    ['katerina', 17],
    ['stefan', 15],
  ]);
  tag(
    plan,
    { of: 'knowledge', week: 1 },
    {
      ...{ causes: ['managed', 'implemented'], axis: 'working' },
      losses: ['autonomy', 'status'],
    },
  );
  for (const [at, who] of (['lucia', 'declan'] as const).entries()) {
    share(plan, { of: 'knowledge', week: 3 + at, who });
  }
}

/** Part of it has a fix, part has none: two concerns out of one. */
function planBoth(plan: Plan): void {
  rate(plan, { of: 'service', week: 2, weekday: 2, losses: ['autonomy', 'relationships'] }, [
    ['declan', 9],
    ['ingrid', 11],
  ]);
  plan.add(
    { week: 2, weekday: 4, minute: hour(9) },
    {
      actor: 'birgit',
      async run(ctx, { doors, known }) {
        const id = await doors.programme.concerns.split(ctx, {
          id: known.get('service')!,
          technical: 'Service does not see what sales has promised',
          adaptive: 'Sales promises a day without asking service',
        });
        known.set('asking', id);
      },
    },
  );
  fix(plan, 'service', {
    ...{ by: 'birgit', kind: 'process', promised: 12, due: 9 },
    what: 'The last promise stands on top of the case; shown to both teams in the round',
  });
}

/** The fix did not hold. */
function planReopened(plan: Plan): void {
  rate(plan, { of: 'addresses', week: 2, weekday: 3 }, [
    ['stefan', 3],
    ['hanneke', 5],
  ]);
  fix(plan, 'addresses', {
    ...{ by: 'hanneke', kind: 'process', promised: 3, due: [6, 5], done: [6, 4] },
    what: 'All numbers compared with the accounts, what differs marked',
  });
  judge(plan, 'addresses', { by: 'stefan', week: 9, holds: false });
}

/** By the button: one that nobody has looked at yet, its like beneath it, and one on which two differ. */
function planUndecided(plan: Plan): void {
  raise(
    plan,
    { key: 'two dates', week: 11, by: 'stefan' },
    {
      title: 'Two places for the date of a visit',
      body: 'In the calendar and on the activity, and they are not always the same.',
      ...{ page: '/calendar', page_title: 'Calendar' },
    },
  );
  rate(plan, { of: 'two dates', week: 11, weekday: 4 }, [
    ['stefan', 4],
    ['miriam', 8],
  ]);
  raise(
    plan,
    { key: 'serial', week: 12, by: 'declan' },
    {
      title: 'I cannot find the serial number of a pump on the phone',
      body: 'I stand in front of it and have to call the office.',
      ...{ page: '/companies', page_title: 'Companies' },
    },
  );
  raise(
    plan,
    { key: 'serial too', week: 12, by: 'hanneke' },
    {
      title: 'Declan calls me for serial numbers, three times a week',
      ...{ page: '/cases', page_title: 'Cases' },
    },
  );
  plan.add(
    { week: 12, weekday: 5, minute: hour(9) },
    {
      actor: 'birgit',
      run: (ctx, { known }) =>
        clusterConcerns(ctx, { id: known.get('serial')!, others: [known.get('serial too')!] }),
    },
  );
  raise(
    plan,
    { key: 'lost', week: 13, by: 'jonas', unnamed: true },
    {
      title: 'I do not dare to write down that a deal is lost',
      body: 'In the round one is asked about it before everybody.',
    },
  );
}

/** A leader complains of others, and says what they change themselves. */
function planJoint(plan: Plan): void {
  raise(
    plan,
    { key: 'joint', week: 10, by: 'riccardo' },
    {
      title: 'My team does not keep the offers up to date',
      body: 'They don’t maintain their data, and on Monday I ask for each one.',
      ...{ page: '/uptake/team', page_title: 'Team' },
    },
  );
  rate(plan, { of: 'joint', week: 10, weekday: 4, losses: ['status', 'time'] }, [
    ['katerina', 14],
    ['riccardo', 13],
  ]);
  plan.add(
    { week: 11, weekday: 1, minute: hour(9) },
    {
      actor: 'riccardo',
      async run(ctx, scene) {
        const id = scene.known.get('joint')!;
        const manager_due_on = scene.day(9);
        const manager_change =
          'I open the round on the board, and ask for no list by mail any more';
        await commitToConcern(ctx, { id, manager_change, manager_due_on });
        await planChange(ctx, owingOf(scene), { id, manager_change, manager_due_on });
      },
    },
  );
}
