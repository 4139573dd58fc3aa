import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { readGifts } from '#src/features/adoption/measure/server/gift-queries.ts';
import { addDays } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Database } from '#src/server/db/database.ts';
import { mondayOf } from '../weeks.ts';
import { readNames } from './record-names.ts';

const SHOWN = 200;
/** A note or a case that was read is somebody else's. */
const OF_OTHERS = new Set(['note_read', 'case_seen']);

/** What came back to the actor in the week of a day. */
export async function readMyGifts(database: Database, ctx: ReadContext, asked?: string) {
  const { memberId, workspaceId } = ctx.actor;
  const { day: today } = await readMemberDay(ctx);
  const monday = mondayOf(asked ?? today);
  const sunday = addDays(monday, 6);
  const gifts = await readGifts(database, workspaceId, { memberId, from: monday, to: sunday });
  return {
    ...{ monday, sunday, count: gifts.length },
    seconds: gifts.reduce((sum, { seconds }) => sum + seconds, 0),
    items: await nameGifts(ctx, gifts.reverse().slice(0, SHOWN)),
  };
}

type FoundGift = Awaited<ReturnType<typeof readGifts>>[number];

/** With titles, as far as the actor may see the records and they are not in the bin. */
async function nameGifts(ctx: ReadContext, gifts: readonly FoundGift[]) {
  const names = await readNames(
    ctx,
    gifts.flatMap(({ type, id, customer, shown }) => [
      { type, id },
      ...(customer
        ? [
            { type: 'company', id: customer },
            { type: 'person', id: customer },
          ]
        : []),
      ...(shown ? [shown] : []),
    ]),
  );
  return gifts.map(({ type, id, customer, shown, at, ...gift }) => {
    const record = names.get(id);
    const about = customer ? names.get(customer) : undefined;
    const by = shown && names.get(shown.id);
    return {
      ...gift,
      at: new Date(at).toISOString(),
      record: { type, id, title: record?.title ?? null },
      customer: about ? { type: about.type, id: about.id, title: about.title } : null,
      shown_by:
        shown && by
          ? { ...shown, at: new Date(shown.at).toISOString(), title: by.title, kind: by.kind }
          : null,
      by: OF_OTHERS.has(gift.rule) ? (record?.owner ?? null) : null,
    };
  });
}
