import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { readBasisRow } from '#src/features/reports/decision/server/basis-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import { standOf } from '../../engine/stand.ts';
import type { Situation } from '../../engine/steps.ts';
import type { ProgrammeAnswer, StandAnswer } from '../programme-api.ts';
import { ROLL_OUT } from '../roll-out.ts';
import { readAffected, readMembers } from './affected-queries.ts';
import { mayDo } from './charter/may-do.ts';
import { answerConditions } from './gate/answer-conditions.ts';
import { readCounts, readInUse } from './in-use-queries.ts';
import type { ProgrammePorts } from './ports.ts';
import {
  courseOf,
  type OverrideRow,
  type ProgrammeRow,
  readOverrides,
  readProgrammeRow,
} from './programme-queries.ts';

/** All that the engine needs to judge the next step of the programme today. */
export async function readSituation(
  ctx: ReadContext,
  ports: ProgrammePorts,
  row: ProgrammeRow,
): Promise<Situation & { marks: OverrideRow[] }> {
  const { day: today } = await readMemberDay(ctx);
  const marks = await readOverrides(ctx, row.id);
  const counts = await readCounts(ctx, row.created_at);
  const reviews = await ports.rearViews(ctx, row.passages[0]!.on);
  const answers = await answerConditions(ctx, ports, { row, counts, today });
  const course = courseOf(row, marks, reviews);
  return { playbook: ROLL_OUT, course, answers, counts, today, marks };
}

/** Where the roll-out is; every member may read it. */
export async function readProgrammePage(ctx: ReadContext, ports: ProgrammePorts) {
  const row = await readProgrammeRow(ctx);
  const living = row && !row.deleted_at ? row : undefined;
  const basis = living ? undefined : await readBasisRow(ctx);
  return {
    programme: living ? await answerProgramme(ctx, ports, living) : null,
    may: mayDo(ctx, living),
    in_use: await readInUse(ctx),
    basis:
      basis && !basis.deleted_at
        ? {
            ...{ objective: basis.objective, metric: basis.metric, target: basis.target },
            sponsor_id: basis.sponsor_id,
          }
        : null,
  };
}

export async function answerProgramme(
  ctx: ReadContext,
  ports: ProgrammePorts,
  row: ProgrammeRow,
): Promise<ProgrammeAnswer> {
  const situation = await readSituation(ctx, ports, row);
  const { marks } = situation;
  const members = await readMembers(ctx, [
    ...[row.sponsor_id, row.administrator_id, row.deputy_id],
    ...[row.kick_off?.noted_by ?? null, row.ended?.by ?? null],
    ...marks.map(({ by }) => by),
  ]);
  const named = (id: string) => ({ id, name: members.get(id)?.name ?? '' });
  const { objective, metric, target, everybody, team_ids, member_ids, duties } = row;
  return {
    ...{ id: row.id, version: row.version },
    ...{ objective, metric, target, everybody, team_ids, member_ids, duties },
    sponsor: named(row.sponsor_id),
    administrator: row.administrator_id ? named(row.administrator_id) : null,
    deputy: row.deputy_id ? named(row.deputy_id) : null,
    people: (await readAffected(ctx, row)).memberIds.length,
    ...{ hours: row.hours, begins_on: row.begins_on, ends_on: row.ends_on },
    ...{ kept_open: row.kept_open, agreed_on: row.agreed_on },
    kick_off: row.kick_off && { ...row.kick_off, noted_by: named(row.kick_off.noted_by) },
    ended: row.ended && { ...row.ended, by: named(row.ended.by) },
    overrides: marks.map((mark) => ({ ...mark, by: named(mark.by) })),
    stand: tellStand(situation, row),
  };
}

function tellStand(situation: Situation, row: ProgrammeRow): StandAnswer {
  const { isOverdue, gate, overBudget: _, locks, ...rest } = standOf(situation);
  return {
    ...rest,
    is_overdue: isOverdue,
    gate: gate && { name: gate.name, is_open: gate.isOpen, conditions: gate.conditions },
    locks: locks.map(({ isOpen, ...lock }) => ({
      ...lock,
      is_open: isOpen,
      serves: row.opened.find(({ capability }) => capability === lock.capability)?.serves ?? null,
    })),
  };
}
