import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { isSafe, LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';
import { addMonths, type Day } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Scorecard } from '../programme-api.ts';
import { readAffected } from './affected-queries.ts';
import type { Affected, ProgrammePorts } from './ports.ts';
import { readOverrides, readProgrammeRow } from './programme-queries.ts';

const MONTHS = [6, 12];

/** What whoever helped from outside is measured by: whether people work with it half a year on. */
export async function readScorecard(ctx: ReadContext, ports: ProgrammePorts): Promise<Scorecard> {
  const row = await readProgrammeRow(ctx);
  if (!row || row.deleted_at || row.passages.length < 2) {
    return { begins_on: null, stage: null, overrides: 0, points: [] };
  }
  const { day: today } = await readMemberDay(ctx);
  const affected = await readAffected(ctx, row);
  const points: Scorecard['points'] = [];
  for (const months of MONTHS) {
    const on = addMonths(row.passages[1]!.on, months);
    const told =
      on <= today ? await tellPoint(ctx, ports, { affected, on, programmeId: row.id }) : LATER;
    points.push({ months, on, ...told });
  }
  const overrides = (await readOverrides(ctx, row.id)).length;
  return { begins_on: row.passages[1]!.on, stage: row.passages.at(-1)!.stage, overrides, points };
}

type Point = Omit<Scorecard['points'][number], 'months' | 'on'>;

const NOTHING = {
  ...{ teams: null, teams_adopted: null, people: null, people_adopted: null, give_get: null },
};
const LATER: Point = { state: 'later', ...NOTHING };

async function tellPoint(
  ctx: ReadContext,
  ports: ProgrammePorts,
  { affected, ...of }: { affected: Affected; on: Day; programmeId: string },
): Promise<Point> {
  const sums = await ports.adoptionKept(ctx, affected, of);
  if (!sums || sums.people < LEAST_PEOPLE) return { state: 'few', ...NOTHING };
  const { teams, least_team, adopted, people, people_adopted, give_get } = sums;
  const isTold = isSafe([people_adopted, people - people_adopted]);
  return {
    state: 'told',
    ...{ teams, people, give_get },
    // a team of few is told of in one word, and to nobody from outside
    teams_adopted: least_team < LEAST_PEOPLE ? null : adopted,
    people_adopted: isTold ? people_adopted : null,
  };
}
