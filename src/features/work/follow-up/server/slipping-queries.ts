import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import {
  readSlippingDeals,
  type SlippingDeal,
} from '#src/features/sales/deal/server/slipping-deals-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { SlippingReason } from '../follow-up-api.ts';
import { readLeftDeals } from './slipping-left-deals.ts';
import { type FoundLine, SLIPPING_SHOWN, type SlippingLine } from './slipping-line.ts';
import { readSlippingPeople } from './slipping-people.ts';
import { readSlippingTasks } from './slipping-tasks.ts';

type Refs = Record<string, { type: string; title: string }>;

const ORDER: SlippingReason[] = [
  'overdue',
  'theirs',
  'orphaned',
  'colleague',
  'deal_stale',
  'unanswered',
  'silent',
  'deal_no_step',
  'no_step',
];

/** All that slips from the actor, and from the team of one who leads, by reason. */
export async function readSlipping(ctx: ReadContext) {
  const { day, time_zone } = await readMemberDay(ctx);
  const lines = [
    ...(await readSlippingTasks(ctx, { day, timeZone: time_zone })),
    ...(await readLeftDeals(ctx, day)),
    ...(await readSlippingPeople(ctx)),
    ...toLines(await readSlippingDeals(ctx)),
  ];
  const refs: Refs = {};
  for (const { person_id, person_title, company_id, company_title } of lines) {
    if (person_id && person_title) refs[person_id] = { type: 'person', title: person_title };
    if (company_id && company_title) refs[company_id] = { type: 'company', title: company_title };
  }
  const sections = ORDER.map((reason) => {
    const own = lines.filter((line) => line.reason === reason);
    // tasks and deals are counted each for themselves
    const firsts = [own.find(({ task_id }) => task_id), own.find(({ task_id }) => !task_id)];
    const total = firsts.reduce((sum, first) => sum + (first?.total ?? 0), 0);
    return { reason, total, items: own.map(toLine) };
  });
  return { day, sections: sections.filter(({ total }) => total > 0), refs };
}

/** Those of a reason know how many there are, and the first are shown. */
function toLines(deals: SlippingDeal[]): FoundLine[] {
  const of = (reason: SlippingDeal['reason']) => deals.filter((deal) => deal.reason === reason);
  return (['deal_stale', 'deal_no_step'] as const).flatMap((reason) =>
    of(reason)
      .slice(0, SLIPPING_SHOWN)
      .map((deal) => ({
        ...{ task_id: null, kind: null, due_on: null, due_at: null, by: null, last_words: null },
        ...deal,
        total: of(reason).length,
      })),
  );
}

function toLine(found: FoundLine): SlippingLine {
  const { reason: _r, total: _t, person_title: _p, company_title: _c, ...line } = found;
  return line;
}
