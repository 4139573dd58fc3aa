import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { stageOf } from '../../../engine/steps.ts';
import { ROLL_OUT } from '../../roll-out.ts';
import { readAffected } from '../affected-queries.ts';
import { keepMark } from '../keep-mark.ts';
import type { ProgrammeRow } from '../programme-queries.ts';
import type { ProgrammeValues } from '../write-programme.ts';
import { requireSponsor } from './require-lead.ts';

interface Narrowing {
  before: ProgrammeRow;
  values: ProgrammeValues;
  reason: string | undefined;
}

/**
 * After the start people are only added. The sponsor may take some out, with a reason that stays; they
 * are remembered, so that nothing is opened because fewer are counted. Gives who is out by now.
 */
export async function takeOut(ctx: WriteContext, given: Narrowing): Promise<string[]> {
  const { before, values, reason } = given;
  const { gone, out } = await readTakenOut(ctx, before, values);
  if (gone.length === 0) return out;
  requireSponsor(ctx, before);
  if (!reason) throw staysIn(gone.length);
  const { day: on } = await readMemberDay(ctx);
  const gate = stageOf({ playbook: ROLL_OUT, course: { passages: before.passages } }).leaves_by;
  const counts = { have: before.taken_out.length + gone.length, need: 0 };
  await keepMark(ctx, {
    ...{ programmeId: before.id, gate: gate ?? 'G2', lets: 'fewer_people', reason, on },
    lacked: [{ name: 'nobody_left_out', met: false, ...counts, why: 'left_out' }],
  });
  return out;
}

type Whom = Pick<ProgrammeRow, 'everybody' | 'team_ids' | 'member_ids'>;

/** Who would be out by a change of whom it concerns, and who of them was not before. */
export async function readTakenOut(
  ctx: ReadContext,
  before: Pick<ProgrammeRow, 'taken_out'> & Whom,
  after: Whom,
): Promise<{ gone: string[]; out: string[] }> {
  const were = (await readAffected(ctx, before)).memberIds;
  const are = new Set((await readAffected(ctx, after)).memberIds);
  const gone = were.filter((id) => !are.has(id));
  const out = [...new Set([...before.taken_out, ...gone])].filter((id) => !are.has(id));
  return { gone, out };
}

function staysIn(count: number): AppError {
  const message =
    'Since it began people are only added. To take somebody out, the sponsor gives a reason that everybody can read.';
  return new AppError('invalid', message, {
    ...{ reason: 'people_stay', people: count },
    issues: [{ path: ['fewer_reason'], message }],
  });
}
