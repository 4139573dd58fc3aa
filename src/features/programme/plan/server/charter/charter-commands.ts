import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { CharterInput } from '../../programme-api.ts';
import { readAffected } from '../affected-queries.ts';
import type { ProgrammePorts } from '../ports.ts';
import { type KickOff, type ProgrammeRow, readProgrammeRow } from '../programme-queries.ts';
import { type ProgrammeValues, writeProgramme } from '../write-programme.ts';
import { checkCharter, checkKeptOpen, invalid } from './check-charter.ts';
import { refuseEnded, requireLead, requireProgramme, requireSponsor } from './require-lead.ts';
import { takeOut } from './take-out.ts';

/** Writes the charter down, or changes it; what the sponsor took on has then to be taken on anew. */
export async function saveCharter(
  ctx: WriteContext,
  ports: ProgrammePorts,
  given: CharterInput,
): Promise<ProgrammeRow> {
  // there may be no row yet that the second of two could wait for
  await ctx.db.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`programme:${ctx.actor.workspaceId}`}, 0))`);
  const row = await readProgrammeRow(ctx, { forUpdate: true });
  // after one has ended another may begin; what was overridden in the first stays
  const before = row && !row.deleted_at && !row.ended ? row : undefined;
  requireLead(ctx, before);
  if (given.version !== undefined && given.version !== (before?.version ?? 0)) throw stale();
  await checkCharter(ctx, ports, given);
  await checkKeptOpen(ctx, given.kept_open ?? before?.kept_open ?? [], before);
  const values = await completeCharter(ctx, given, before);
  const isOwn = ctx.actor.memberId === values.sponsor_id;
  if (before && !isOwn && changesPromise(before, values)) values.agreed_on = null;
  if (before && before.sponsor_id !== values.sponsor_id) {
    requireSponsorHandsOver(ctx, before);
    values.agreed_on = null;
  }
  return writeProgramme(ctx, {
    ...{ before: row, values },
    verb: before ? 'changed' : row && !row.deleted_at ? 'begun_anew' : 'created',
  });
}

async function completeCharter(
  ctx: WriteContext,
  given: CharterInput,
  before: ProgrammeRow | undefined,
): Promise<ProgrammeValues> {
  const values = charterOf(given, before);
  if (!before) {
    values.passages = [{ stage: 'charter', on: (await readMemberDay(ctx)).day }];
    values.opened = [];
    values.taken_out = [];
  } else if (before.passages.length > 1) {
    if (values.begins_on !== before.begins_on) {
      throw invalid('begins_on', 'It has begun, so its first day stays as it is.', 'begun');
    }
    values.taken_out = await takeOut(ctx, { before, values, reason: given.fewer_reason });
  }
  return values;
}

function charterOf(given: CharterInput, before: ProgrammeRow | undefined): ProgrammeValues {
  const { version: _, fewer_reason: __, ...charter } = given;
  return {
    ...(before ?? { agreed_on: null, passages: [], opened: [], kick_off: null, ended: null }),
    ...{ everybody: false, team_ids: [], member_ids: [], duties: [] },
    kept_open: before?.kept_open ?? [],
    ...charter,
    ...{ target: given.target || null, hours: given.hours ?? null, ends_on: given.ends_on ?? null },
    ...{ administrator_id: given.administrator_id ?? null, deputy_id: given.deputy_id ?? null },
    deleted_at: null,
  } as ProgrammeValues;
}

const PROMISED = [
  ...(['objective', 'metric', 'target', 'duties', 'hours', 'ends_on'] as const),
  ...(['everybody', 'team_ids', 'member_ids', 'kept_open'] as const),
];

function changesPromise(before: ProgrammeRow, after: ProgrammeValues): boolean {
  return PROMISED.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** Once somebody has taken on the duties, nobody else takes them away. */
function requireSponsorHandsOver(ctx: WriteContext, before: ProgrammeRow): void {
  if (before.agreed_on === null || ctx.actor.memberId === before.sponsor_id) return;
  throw new AppError(
    'forbidden',
    'Only the sponsor hands this on to somebody else. Ask them to name who follows.',
    { reason: 'not_sponsor' },
  );
}

/** The sponsor takes on the duties that the charter names. */
export async function agreeCharter(ctx: WriteContext): Promise<ProgrammeRow> {
  const before = await requireProgramme(ctx);
  requireSponsor(ctx, before);
  refuseEnded(before);
  if (!before.duties.some(({ who }) => who === 'sponsor')) {
    throw new AppError('conflict', 'The charter names no duty of the sponsor yet. Add one first.', {
      reason: 'no_duties',
    });
  }
  const values = { ...before, agreed_on: before.agreed_on ?? (await readMemberDay(ctx)).day };
  return writeProgramme(ctx, { before, values, verb: 'agreed' });
}

/** Says how many took part and what became of their concerns, as counted by whoever says it. */
export async function noteKickOff(
  ctx: WriteContext,
  given: Pick<KickOff, 'held_on' | 'took_part' | 'concerns' | 'answered'>,
): Promise<ProgrammeRow> {
  const before = await requireProgramme(ctx);
  requireLead(ctx, before);
  refuseEnded(before);
  const of = (await readAffected(ctx, before)).memberIds.length;
  const { day } = await readMemberDay(ctx);
  if (given.took_part > of) {
    throw invalid(
      'took_part',
      `The charter concerns ${of} people, so no more can have taken part. Count only them.`,
      'too_many',
    );
  }
  if (given.answered > given.concerns) {
    throw invalid('answered', 'No more concerns can be answered than were raised.', 'too_many');
  }
  if (given.held_on > day) {
    throw invalid('held_on', 'The kick-off has not been held yet. Note it afterwards.', 'future');
  }
  const noted = { of, noted_by: ctx.actor.memberId, noted_on: day };
  const values = { ...before, kick_off: { ...given, ...noted } };
  return writeProgramme(ctx, { before, values, verb: 'kick_off_noted' });
}

function stale(): AppError {
  return new AppError(
    'stale',
    'Somebody changed the charter meanwhile. Load the page again, then save.',
    { reason: 'stale_version' },
  );
}
