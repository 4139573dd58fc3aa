import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { fieldFromRow } from '#src/records/custom-fields.ts';
import { valueSchema } from '#src/records/field-checks.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { BECOMES, convertValue } from '../convert-value.ts';
import type { Row } from './field-queries.ts';

/** Beyond this a change of kind would take too long to look through. */
const MOST_VALUES = 5000;
const EXAMPLES = 5;
const MOST_CHOICES = 200;
const LONGEST_CHOICE = 100;

interface KindPlan {
  kept: number;
  lost: number;
  examples: string[];
  /** Each value there is, as it is and as it becomes. */
  values: { old: unknown; now: unknown }[];
}

/** A choice for each of the values that a field of free words holds. */
export async function choicesFromValues(ctx: ReadContext, row: Row): Promise<{ label: string }[]> {
  const found = await ctx.db.rows<{ label: string }>(sql`
    select min(t.value) as label
    from ${sql.table(row.record_type)} r, unnest(json_texts(r.custom -> ${row.name})) as t(value)
    where r.workspace_id = ${ctx.actor.workspaceId} and r.custom ? ${row.name}
    group by lower(trim(t.value)) order by 1 limit ${MOST_CHOICES + 1}`);
  if (found.length > MOST_CHOICES || found.some(({ label }) => label.length > LONGEST_CHOICE)) {
    throw new AppError(
      'conflict',
      'There are too many or too long different texts in this field to make choices of them.',
      { reason: 'no_choices' },
    );
  }
  return found;
}

/** What becomes of the values of a field when it becomes `after`. Throws if the kinds do not fit. */
export async function planKind(ctx: ReadContext, before: Row, after: Row): Promise<KindPlan> {
  if (!BECOMES[before.kind].includes(after.kind)) {
    throw new AppError(
      'conflict',
      'A field of this kind cannot become one of that kind. Add a new field instead.',
      { reason: 'kinds_do_not_fit' },
    );
  }
  const found = await ctx.db.rows<{ value: unknown; count: number }>(sql`
    select r.custom -> ${before.name} as value, count(*) as count
    from ${sql.table(before.record_type)} r
    where r.workspace_id = ${ctx.actor.workspaceId} and r.custom ? ${before.name}
    group by 1 limit ${MOST_VALUES + 1}`);
  if (found.length > MOST_VALUES) {
    throw new AppError(
      'conflict',
      `This field holds more than ${MOST_VALUES} different values. Add a new field instead.`,
      { reason: 'too_many_values' },
    );
  }
  if (found.length === 0) return { kept: 0, lost: 0, examples: [], values: [] };
  const choices = [...(before.options.choices ?? []), ...(after.options.choices ?? [])];
  const check = valueSchema(fieldFromRow(after));
  const plan: KindPlan = { kept: 0, lost: 0, examples: [], values: [] };
  for (const { value, count } of found) {
    const now = convertValue(value, { from: before.kind, to: after.kind, choices });
    if (now === undefined || !check.safeParse(now).success) {
      plan.lost += count;
      if (plan.examples.length < EXAMPLES) plan.examples.push(tell(value, before));
    } else {
      plan.kept += count;
      plan.values.push({ old: value, now });
    }
  }
  return plan;
}

/** A value as the administrator knows it. */
function tell(value: unknown, { options }: Row): string {
  const words = [value].flat().map((one) => {
    const chosen = options.choices?.find((choice) => choice.value === one);
    return chosen?.label ?? (typeof one === 'object' ? JSON.stringify(one) : String(one));
  });
  return words.join(', ').slice(0, 100).toWellFormed();
}

/** Turns the values of a field into those of its new kind; refuses if one would be lost. */
export async function convertValues(ctx: WriteContext, before: Row, after: Row): Promise<void> {
  const plan = await planKind(ctx, before, after);
  if (plan.lost > 0) {
    throw new AppError(
      'conflict',
      `${plan.lost} records would lose what they hold there, such as “${plan.examples[0]}”. Change those first.`,
      { reason: 'values_would_be_lost', lost: plan.lost, examples: plan.examples },
    );
  }
  await ctx.db.rows(sql`
    update ${sql.table(before.record_type)} r
    set custom = jsonb_set(r.custom, array[${before.name}], given.now)
    from jsonb_to_recordset(${JSON.stringify(plan.values)}::jsonb) as given(old jsonb, now jsonb)
    where r.workspace_id = ${ctx.actor.workspaceId} and r.custom -> ${before.name} = given.old`);
}
