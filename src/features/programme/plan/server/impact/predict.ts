import { sql } from 'kysely';
import { type Effort, readEffort } from '#src/features/reports/decision/server/effort-queries.ts';
import { secondsByKind } from '#src/features/reports/lineage/keystroke.ts';
import type { Approver } from '#src/features/sales/approval/approval.ts';
import { groundsOf } from '#src/features/sales/approval/approval-rule.ts';
import type { Approvables } from '#src/features/sales/approval/server/approvable-type.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Doing, FILLED, measuredSeconds, type Span } from '../../impact.ts';
import type { Prediction, Role, ShippedChange } from '../../impact-api.ts';
import { predictRule, type Rehearse } from './predict-rule.ts';
import { tell } from './tell-prediction.ts';
import { readAnswerEffort } from './took-queries.ts';

export interface CostSetting {
  types: RecordTypes;
  approvables: Approvables;
  /** What a rule would have done of late. */
  rehearse: Rehearse;
}

const WEEKS = 8;
/** So many are tried one by one, the latest; they stand for the others. */
const MOST_TRIED = 150;

/** What a change would take of whom in a week, by what people did in the last eight. */
export function predictCost(
  ctx: ReadContext,
  setting: CostSetting,
  change: ShippedChange,
): Promise<Prediction> {
  if (change.kind === 'field') return predictField(ctx, setting, change);
  if (change.kind === 'approval') return predictApproval(ctx, setting, change.rule);
  return predictRule(ctx, setting.rehearse, change.rule_id);
}

type FieldChange = Extract<ShippedChange, { kind: 'field' }>;
type RuleChange = Extract<ShippedChange, { kind: 'approval' }>['rule'];

async function predictField(
  ctx: ReadContext,
  { types }: CostSetting,
  { record_type: type, field_kind: kind, required }: FieldChange,
): Promise<Prediction> {
  const known = types.get(type);
  if (!known) throw new AppError('invalid', 'There are no such records. Choose another kind.');
  const { fields } = await declarationOf(ctx, known.declaration);
  const alike = Object.keys(fields).filter((name) => fields[name]!.kind === kind);
  // a name that no record has is asked for to learn how many records are made
  const names = [NO_FIELD, ...alike].map((name) => `${type}.${name}`);
  const effort = await readEffort(ctx, types, names);
  const measured = measuredSeconds(effort.measured);
  const seconds: Span = measured?.seconds ?? secondsByKind(kind as FieldKind);
  const share: Span = required ? [1, 1] : FILLED;
  const doings = madeByRole(effort, `${type}.${NO_FIELD}`).map(({ role, people, times }) => ({
    ...{ role, people, seconds },
    times_a_week: [times * share[0], times * share[1]] as Span,
  }));
  return tell(doings, { weeks: effort.weeks, seconds, measured: measured?.saves ?? 0 });
}

const NO_FIELD = 'x_not_there_yet';

function madeByRole({ givings, weeks }: Effort, field: string) {
  const roles = [...new Set(givings.map(({ role }) => role))];
  return roles.map((role) => {
    const own = givings.filter((one) => one.role === role && one.field === field);
    const times = own.reduce((all, one) => all + one.times, 0) / weeks;
    return { role, people: new Set(own.map(({ member_id }) => member_id)).size, times };
  });
}

/** Tries the rule on what was written in the last eight weeks. */
async function predictApproval(
  ctx: ReadContext,
  { approvables }: CostSetting,
  rule: RuleChange,
): Promise<Prediction> {
  const since = new Date(ctx.now().getTime() - WEEKS * 7 * 86_400_000).toISOString();
  const rows = await ctx.db.rows<Tried & { id: string; all: number }>(sql`
    select r.id, r.owner_id, m.role, count(*) over ()::integer as all from ${sql.table(rule.record_type)} r
    left join member m on m.workspace_id = r.workspace_id and m.id = r.owner_id
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.created_at >= ${since}
    order by r.created_at desc limit ${MOST_TRIED}`);
  const approvable = approvables.get(rule.record_type)!;
  const asked: Tried[] = [];
  for (const row of rows) {
    const facts = await approvable.factsOf(ctx, row.id);
    if (facts && groundsOf({ id: '', ...rule, is_on: true }, facts)) asked.push(row);
  }
  const effort = await readAnswerEffort(ctx, since);
  const each = rows.length === 0 ? 0 : rows[0]!.all / rows.length / WEEKS;
  const doings: Doing[] = [
    ...askersOf(asked, { each, seconds: effort.asking }),
    ...(await answerersOf(ctx, rule, { times: asked.length * each, seconds: effort.answering })),
  ];
  return tell(doings, { weeks: WEEKS, seconds: effort.answering, measured: effort.saves });
}

interface Tried {
  role: Role | null;
  owner_id: string | null;
}

function askersOf(asked: readonly Tried[], { each, seconds }: { each: number; seconds: Span }) {
  const roles = [...new Set(asked.map(({ role }) => role ?? 'member'))];
  return roles.map((role): Doing => {
    const own = asked.filter((one) => (one.role ?? 'member') === role);
    const times = own.length * each;
    const people = new Set(own.map(({ owner_id }) => owner_id)).size;
    return { role, people, times_a_week: [times, times], seconds };
  });
}

async function answerersOf(
  ctx: ReadContext,
  rule: RuleChange,
  { times, seconds }: { times: number; seconds: Span },
) {
  const doings: Doing[] = [];
  if (times === 0) return doings;
  for (const { approver } of rule.steps) {
    const role = await roleOf(ctx, approver);
    doings.push({ role, people: 1, times_a_week: [times, times], seconds });
  }
  return doings;
}

async function roleOf(ctx: ReadContext, approver: Approver): Promise<Role> {
  if (approver.kind !== 'member') {
    return approver.kind === 'administrator' ? 'administrator' : 'manager';
  }
  const found = await ctx.db.first<{ role: Role }>(sql`
    select m.role from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${approver.member_id}`);
  return found?.role ?? 'manager';
}
