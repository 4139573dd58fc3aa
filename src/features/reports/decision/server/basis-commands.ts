import { sql } from 'kysely';
import { lockFields } from '#src/features/admin/fields/server/field-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import { checkMetric } from '../../metric/server/metric-queries.ts';
import type { SavedDecisions } from '../decision-api.ts';
import { askedFields, checkBudget } from '../decision-basis.ts';
import { type BasisRow, mayChange, readBasisRow } from './basis-queries.ts';
import { readEstimate } from './estimate-queries.ts';
import { readNeeds } from './needs-queries.ts';
import { arrangePages } from './set-up/arrange-pages.ts';
import { keepReports } from './set-up/keep-reports.ts';

const TABLE = {
  name: 'decision_basis',
  fields: [
    ...(['objective', 'metric', 'target', 'sponsor_id', 'decisions', 'agreed'] as const),
    ...(['dashboard_id', 'deleted_at'] as const),
  ],
} as const;
type Values = Pick<BasisRow, (typeof TABLE.fields)[number]>;

/** Sets up what is decided here by which figures: reports, a dashboard, and the fields that are asked. */
export async function saveBasis(
  ctx: WriteContext,
  catalogue: MetricCatalogue,
  given: SavedDecisions,
): Promise<BasisRow> {
  // before the row, as an undo does: pages are changed with it
  await lockFields(ctx);
  const row = await readBasisRow(ctx);
  const before = row && !row.deleted_at ? row : undefined;
  requireSponsor(ctx, before?.sponsor_id);
  if (given.version !== undefined && given.version !== before?.version) throw stale();
  await requireMetric(ctx, catalogue, given.metric);
  const sponsor = await readSponsor(ctx, given.sponsor_id ?? before?.sponsor_id);
  const needed = await readNeeds(ctx, catalogue, {
    chosen: given.decisions,
    before: before?.decisions ?? [],
    language: sponsor.language,
  });
  checkBudget(needed.map(({ kept }) => kept));
  const { objective, metric } = given;
  const set = await keepReports(ctx, catalogue.recordTypes, {
    ...{ needed, objective, ownerId: sponsor.id, before },
  });
  const asked = askedFields(set.decisions);
  await arrangePages(ctx, catalogue.recordTypes, {
    asked,
    before: askedFields(before?.decisions ?? []),
  });
  const agreed = await readEstimate(ctx, catalogue.recordTypes, asked);
  return writeBasis(ctx, row, {
    ...{ objective, metric, target: given.target || null, sponsor_id: sponsor.id },
    ...{ ...set, agreed, deleted_at: null },
  });
}

/** Writes what differs, with its event; every change of the row goes through here. */
export async function writeBasis(
  ctx: WriteContext,
  before: BasisRow | undefined,
  values: Values,
  undoOf?: string,
): Promise<BasisRow> {
  const id = before?.id ?? newId();
  const verb = undoOf ? 'undone' : before ? 'changed' : 'created';
  const changes = await saveRow(ctx, TABLE, { id, before, after: values, verb, undoOf });
  if (before && !changes) return before;
  return { ...values, id, version: (before?.version ?? 0) + 1 };
}

export function requireSponsor(ctx: WriteContext, sponsorId: string | undefined): void {
  if (mayChange(ctx, sponsorId)) return;
  throw new AppError(
    'forbidden',
    'What is asked of people is decided by the sponsor or an administrator. Talk to one of them.',
    { reason: 'not_sponsor' },
  );
}

async function requireMetric(
  ctx: WriteContext,
  catalogue: MetricCatalogue,
  name: string,
): Promise<void> {
  const own = await catalogue.ownMetrics(ctx);
  const found = [...own, ...catalogue.metrics].find((one) => one.name === name);
  if (!found) {
    throw new AppError('invalid', `There is no metric "${name}". Choose another.`, {
      reason: 'no_metric',
      issues: [{ path: ['metric'], message: 'There is no such metric.' }],
    });
  }
  await checkMetric(ctx, catalogue, found);
}

/** Whoever answers for it: a manager or an administrator. Another than oneself is named by the latter. */
async function readSponsor(ctx: WriteContext, id: string | undefined) {
  const memberId = id ?? ctx.actor.memberId;
  const found = await ctx.db.first<{ id: string; role: string; language: string }>(sql`
    select m.id, m.role, m.language from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${memberId} and m.active`);
  if (!found || found.role === 'member') {
    throw new AppError('invalid', 'The sponsor is a manager or an administrator. Choose another.', {
      reason: 'no_sponsor',
      issues: [{ path: ['sponsor_id'], message: 'No such manager.' }],
    });
  }
  if (found.id !== ctx.actor.memberId) requireSponsor(ctx, found.id);
  return found;
}

function stale(): AppError {
  return new AppError(
    'stale',
    'Somebody changed the decisions meanwhile. Load the page again, then save.',
    { reason: 'stale_version' },
  );
}
