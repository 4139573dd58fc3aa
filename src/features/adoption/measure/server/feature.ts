import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { forOthers } from '#src/features/adoption/guard/for-others.ts';
import {
  dayToSee,
  getTeamToSee,
  listTeamsToSee,
  sightMember,
} from '#src/features/adoption/guard/server/sight-queries.ts';
import { refuseInWindow } from '#src/features/adoption/guard/server/window-queries.ts';
import { utcDay } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { type Route, read } from '#src/server/http/route.ts';
import { runCommand } from '#src/server/run-command.ts';
import { formulas } from '../formulas.ts';
import * as api from '../measure-api.ts';
import type { Day } from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { freshen, measureAll } from './freshen-commands.ts';
import { noteLook } from './look-commands.ts';
import { keepMeasuring, MEASURE_JOB } from './sweep.ts';
import { readTeam, tellTeams } from './tell-teams.ts';

export type Measuring = Pick<Services, 'machinery'>;

/** What uptake is measured by, and who may know it. */
export function measureFeature(services: Services): ServerFeature {
  const { machinery } = services;
  return {
    routes: measureRoutes({ machinery }),
    jobs: [
      {
        name: MEASURE_JOB,
        isLong: true,
        run: (_, { workspaceId }) =>
          measureAll(machinery.database, workspaceId, todayOf(machinery.now())),
      },
    ],
    begin: () => keepMeasuring(services),
  };
}

function measureRoutes(services: Measuring): Route[] {
  // measuring takes connections of its own
  const reading = { byQuery: true };
  return [
    read(
      api.readMyUptake,
      (ctx, { query }) => readPerson(services, ctx, { memberId: ctx.actor.memberId, on: query.on }),
      reading,
    ),
    read(
      api.readMemberUptake,
      async (ctx, { params, query }) => {
        await sightMember(ctx, params.id);
        await refuseInWindow(ctx, params.id);
        const { actor } = ctx;
        if (params.id !== actor.memberId) {
          await runCommand(services.machinery, actor, (write) => noteLook(write, params.id));
        }
        return readPerson(services, ctx, { memberId: params.id, on: query.on });
      },
      reading,
    ),
    read(
      api.listTeamUptake,
      async (ctx, { query }) => {
        await refuseInWindow(ctx);
        const teams = await listTeamsToSee(ctx);
        return { items: await tellTeams(services, ctx, { teams, on: query.on }) };
      },
      reading,
    ),
    read(
      api.readTeamUptake,
      async (ctx, { params, query }) => {
        const team = await getTeamToSee(ctx, params.id);
        await refuseInWindow(ctx);
        return readTeam(services, ctx, { team, on: query.on });
      },
      reading,
    ),
    read(api.listUptakeFormulas, () => ({ items: formulas(), thresholds: THRESHOLDS })),
  ];
}

async function readPerson(
  { machinery }: Measuring,
  ctx: ReadContext,
  { memberId, on: asked }: { memberId: string; on: Day | undefined },
) {
  const sight = await sightMember(ctx, memberId);
  const isOwn = sight === 'all' && memberId === ctx.actor.memberId;
  const on = isOwn ? await ownDay(ctx, asked) : dayToSee(ctx, sight, asked);
  const { workspaceId } = ctx.actor;
  const figures = await freshen(machinery.database, workspaceId, { memberIds: [memberId], on });
  const { measures } = figures.get(memberId)!;
  const { seen: _, ...shown } = sight === 'all' ? measures : forOthers(measures);
  return shown;
}

/** One's own figures end with one's own day, wherever one lives. */
async function ownDay(ctx: ReadContext, asked: Day | undefined): Promise<Day> {
  const { day } = await readMemberDay(ctx);
  return asked === undefined || asked > day ? day : asked;
}

function todayOf(now: Date): Day {
  return utcDay(now);
}
