import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { CharterInput } from '../../programme-api.ts';
import { readMembers } from '../affected-queries.ts';
import { readInUse } from '../in-use-queries.ts';
import type { ProgrammePorts } from '../ports.ts';
import type { ProgrammeRow } from '../programme-queries.ts';

/** Whether what a charter names is there and may do what it is named for. */
export async function checkCharter(
  ctx: WriteContext,
  ports: ProgrammePorts,
  given: CharterInput,
): Promise<void> {
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

/** Only what people work with already stays open; it is said before it begins. */
export async function checkKeptOpen(
  ctx: WriteContext,
  kept: readonly string[],
  before: ProgrammeRow | undefined,
): Promise<void> {
  const known: readonly string[] = before?.kept_open ?? [];
  if (before && before.passages.length > 1) {
    if (isSameSet(kept, known)) return;
    throw invalid(
      'kept_open',
      'What stays open was said before it began. The page “Programme” shows how more is opened.',
      'begun',
    );
  }
  const inUse: readonly string[] = await readInUse(ctx);
  if (kept.every((name) => inUse.includes(name))) return;
  throw invalid(
    'kept_open',
    'Only what people work with already can stay open. Leave out what is not in use.',
    'not_in_use',
  );
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.every((one) => others.includes(one)) && others.every((one) => some.includes(one));
}

export function invalid(field: string, message: string, reason: string): AppError {
  return new AppError('invalid', message, { reason, issues: [{ path: [field], message }] });
}
