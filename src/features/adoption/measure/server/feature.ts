import { forOthers, missingForOthers } from '#src/features/adoption/guard/for-others.ts';
import { refuseInWindow } from '#src/features/adoption/guard/server/window-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { type Route, read } from '#src/server/http/route.ts';
import { runCommand } from '#src/server/run-command.ts';
import { formulas } from '../formulas.ts';
import * as api from '../measure-api.ts';
import type { Day, TeamMeasures } from '../measures.ts';
import { freshen, measureAll } from './freshen.ts';
import { noteLook } from './look-commands.ts';
import { readRosters, type TeamRow, teamFrom } from './measure-queries.ts';
import { MEASURE_JOB } from './sweep.ts';
import { readTeamRecords } from './team-records-queries.ts';
import { listTeamsToSee, requireLookAt, seesNames } from './who-may.ts';

type Measuring = Pick<Services, 'machinery'>;

/** What uptake is measured by, and who may know it. */
export function measureFeature({ machinery }: Measuring): ServerFeature {
  return {
    routes: measureRoutes({ machinery }),
    jobs: [
      {
        name: MEASURE_JOB,
        run: (_, { workspaceId }) =>
          measureAll(machinery.database, workspaceId, todayOf(machinery.now())),
      },
    ],
  };
}

function measureRoutes(services: Measuring): Route[] {
  // measuring takes connections of its own
  const reading = { byQuery: true };
  return [
    read(
      api.readMyUptake,
      async (ctx, { query }) => {
        const own = await readPerson(services, ctx, { memberId: ctx.actor.memberId, on: query.on });
        return ctx.actor.viewerId ? forOthers(own) : own;
      },
      reading,
    ),
    read(
      api.readMemberUptake,
      async (ctx, { params, query }) => {
        await requireLookAt(ctx, params.id);
        await refuseInWindow(ctx, params.id);
        const { actor } = ctx;
        const isOther = params.id !== actor.memberId;
        if (isOther)
          await runCommand(services.machinery, actor, (write) => noteLook(write, params.id));
        const person = await readPerson(services, ctx, { memberId: params.id, on: query.on });
        return isOther || actor.viewerId ? forOthers(person) : person;
      },
      reading,
    ),
    read(
      api.listTeamUptake,
      async (ctx, { query }) => {
        await refuseInWindow(ctx);
        const teams = await listTeamsToSee(ctx);
        const measured = await measureTeams(services, ctx, { teams, on: dayOf(ctx, query.on) });
        return {
          items: measured.map(({ team }, at) =>
            seesNames(ctx, teams[at]!) ? team : withoutNames(team),
          ),
        };
      },
      reading,
    ),
    read(
      api.readTeamUptake,
      async (ctx, { params, query }) => {
        const team = (await listTeamsToSee(ctx)).find(({ id }) => id === params.id);
        if (!team) throw new AppError('not_found', 'There is no such team.');
        await refuseInWindow(ctx);
        return readTeam(services, ctx, { team, on: dayOf(ctx, query.on) });
      },
      reading,
    ),
    read(api.listUptakeFormulas, () => ({ items: formulas() })),
  ];
}

async function readPerson(
  { machinery }: Measuring,
  ctx: ReadContext,
  given: { memberId: string; on: Day | undefined },
) {
  const on = dayOf(ctx, given.on);
  const { workspaceId } = ctx.actor;
  const memberIds = [given.memberId];
  const figures = await freshen(machinery.database, workspaceId, { memberIds, on });
  const { score: _, ...shown } = figures.get(given.memberId)!.measures;
  return shown;
}

async function measureTeams(
  { machinery }: Measuring,
  ctx: ReadContext,
  { teams, on }: { teams: readonly TeamRow[]; on: Day },
) {
  const rosters = await readRosters(ctx, teams, on);
  const memberIds = [...new Set([...rosters.values()].flat().map(({ id }) => id))];
  const { workspaceId } = ctx.actor;
  const figures = await freshen(machinery.database, workspaceId, { memberIds, on });
  const records = await readTeamRecords(
    ctx,
    teams.map(({ id }) => id),
  );
  return teams.map((team) => {
    const members = rosters.get(team.id)!;
    const given = { members, figures, on, records: records.get(team.id) };
    return { team: teamFrom(team, given), members, figures };
  });
}

async function readTeam(
  services: Measuring,
  ctx: ReadContext,
  { team, on }: { team: TeamRow; on: Day },
) {
  const [measured] = await measureTeams(services, ctx, { teams: [team], on });
  const { team: shown, members, figures } = measured!;
  if (!seesNames(ctx, team)) return { ...withoutNames(shown), members: null };
  return {
    ...shown,
    members: members.map(({ id, name, exempt_until }) => {
      const { verdict, missing } = figures.get(id)!.measures;
      const told = id === ctx.actor.memberId ? missing : missingForOthers(missing);
      return { member_id: id, name, verdict, missing: told, exempt_until };
    }),
  };
}

/** A team as those see it who neither belong to it nor lead it. */
function withoutNames(team: TeamMeasures): TeamMeasures {
  return { ...team, exempt: [], leader: null };
}

function dayOf(ctx: ReadContext, on: Day | undefined): Day {
  const today = todayOf(ctx.now());
  return on === undefined || on > today ? today : on;
}

function todayOf(now: Date): Day {
  return now.toISOString().slice(0, 10);
}
