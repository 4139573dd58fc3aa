import type { Database } from '#src/server/db/database.ts';
import { dayNumber, dayText } from '../days/clock.ts';
import type { NamedGift } from '../gift.ts';
import { listGifts } from '../gifts/list-gifts.ts';
import type { Day } from '../measures.ts';
import { readDays } from './figures.ts';
import { catchUp } from './freshen-commands.ts';

/** By name, what came back to a member on these days: the very things that are summed in their figures. */
export async function readGifts(
  database: Database,
  workspaceId: string,
  { memberId, from, to }: { memberId: string; from: Day; to: Day },
): Promise<(Omit<NamedGift, 'day'> & { day: Day })[]> {
  await catchUp(database, workspaceId, [memberId]);
  const days = await database.read(workspaceId, (db) =>
    readDays(db, workspaceId, { memberIds: [memberId], on: to }),
  );
  return listGifts(days.get(memberId) ?? [])
    .filter(({ day }) => day >= dayNumber(from))
    .map((gift) => ({ ...gift, day: dayText(gift.day) }));
}
