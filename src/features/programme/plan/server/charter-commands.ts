import { sql } from 'kysely';
import { readMemberDay } from '#src/features/work/follow-up/server/member-day-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { CharterInput } from '../programme-api.ts';
import { readAffected, readMembers } from './affected-queries.ts';
import type { ProgrammePorts } from './ports.ts';
import { type KickOff, type ProgrammeRow, readProgrammeRow } from './programme-queries.ts';
import { mayDo } from './stand-queries.ts';
import { type ProgrammeValues, writeProgramme } from './write-programme.ts';

/** Writes the charter down, or changes it; what the sponsor took on has then to be taken on anew. */
export async function saveCharter(
  ctx: WriteContext,
  ports: ProgrammePorts,
  given: CharterInput,
): Promise<ProgrammeRow> {
  const row = await readProgrammeRow(ctx, { forUpdate: true });
  // after one has ended another may begin; what was overridden in the first stays
  const before = row && !row.deleted_at && !row.ended ? row : undefined;
  requireLead(ctx, before);
  if (given.version !== undefined && given.version !== before?.version) throw stale();
  await checkCharter(ctx, ports, given);
  const values = charterOf(given, before);
  if (!before) {
    values.passages = [{ stage: 'charter', on: (await readMemberDay(ctx)).day }];
    values.opened = [];
  } else if (before.passages.length > 1 && values.begins_on !== before.begins_on) {
    throw invalid('begins_on', 'It has begun, so its first day stays as it is.', 'begun');
  }
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

function charterOf(given: CharterInput, before: ProgrammeRow | undefined): ProgrammeValues {
  const { version: _, ...charter } = given;
  return {
    ...(before ?? { agreed_on: null, passages: [], opened: [], kick_off: null, ended: null }),
    ...{ everybody: false, team_ids: [], member_ids: [], duties: [], kept_open: [] },
    ...charter,
    ...{ target: given.target || null, hours: given.hours ?? null, ends_on: given.ends_on ?? null },
    ...{ administrator_id: given.administrator_id ?? null, deputy_id: given.deputy_id ?? null },
    // what is open from the beginning is said before it begins
    ...(before && before.passages.length > 1 && { kept_open: before.kept_open }),
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

async function checkCharter(ctx: WriteContext, ports: ProgrammePorts, given: CharterInput) {
  const { sponsor_id, administrator_id = null, deputy_id = null } = given;
  if (!(await ports.hasMetric(ctx, given.metric))) {
    throw invalid('metric', 'There is no such metric. Choose another.', 'no_metric');
  }
  const members = await readMembers(ctx, [sponsor_id, administrator_id, deputy_id]);
  const sponsor = members.get(sponsor_id);
  if (!sponsor?.active || sponsor.role === 'member') {
    throw invalid(
      'sponsor_id',
      'The sponsor is a manager or an administrator. Choose another.',
      'no_sponsor',
    );
  }
  const administrator = administrator_id && members.get(administrator_id);
  if (administrator_id && !members.get(administrator_id)?.active) {
    throw invalid('administrator_id', 'This member is not there any more. Choose another.', 'gone');
  }
  if (administrator && administrator.role !== 'administrator') {
    throw invalid(
      'administrator_id',
      'Whoever looks after Uptake here needs the role of an administrator. Give it to them first, or choose another.',
      'no_administrator',
    );
  }
  if (deputy_id && !members.get(deputy_id)?.active) {
    throw invalid('deputy_id', 'This member is not there any more. Choose another.', 'gone');
  }
  if (deputy_id && deputy_id === administrator_id) {
    throw invalid('deputy_id', 'The deputy is somebody else than the administrator.', 'same');
  }
  await checkNamed(ctx, given);
}

async function checkNamed(ctx: WriteContext, { team_ids = [], member_ids = [] }: CharterInput) {
  const found = await ctx.db.first<{ count: number }>(sql`
    select (select count(*) from team t where t.workspace_id = ${ctx.actor.workspaceId}
        and t.deleted_at is null and t.id = any(${team_ids}::uuid[]))
      + (select count(*) from member m where m.workspace_id = ${ctx.actor.workspaceId}
        and m.active and m.id = any(${member_ids}::uuid[])) as count`);
  if (found!.count === new Set(team_ids).size + new Set(member_ids).size) return;
  throw invalid(
    'team_ids',
    'A team or member of the charter is not there any more. Load the page again.',
    'gone',
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

export async function requireProgramme(ctx: WriteContext): Promise<ProgrammeRow> {
  const row = await readProgrammeRow(ctx, { forUpdate: true });
  if (row && !row.deleted_at) return row;
  throw new AppError('not_found', 'There is no programme here yet. Write its charter first.');
}

export function requireLead(ctx: WriteContext, row: ProgrammeRow | undefined): void {
  if (mayDo(ctx, row).lead) return;
  throw new AppError(
    'forbidden',
    'The programme is led by its sponsor, its administrator and the deputy. Talk to one of them.',
    { reason: 'not_leading' },
  );
}

export function requireSponsor(ctx: WriteContext, row: ProgrammeRow): void {
  if (mayDo(ctx, row).sponsor) return;
  throw new AppError('forbidden', 'Only the sponsor may do this. Talk to them.', {
    reason: 'not_sponsor',
  });
}

export function refuseEnded(row: ProgrammeRow | undefined): void {
  if (!row?.ended) return;
  throw new AppError(
    'conflict',
    'This programme has ended, so nothing in it is changed any more.',
    {
      reason: 'ended',
    },
  );
}

function stale(): AppError {
  return new AppError(
    'stale',
    'Somebody changed the charter meanwhile. Load the page again, then save.',
    { reason: 'stale_version' },
  );
}

function invalid(field: string, message: string, reason: string): AppError {
  return new AppError('invalid', message, { reason, issues: [{ path: [field], message }] });
}
