import { fieldOf } from '#src/records/define-record.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ReadContext } from '#src/server/context.ts';
import { secondsByKind } from '../../lineage/keystroke.ts';
import { costByRole, ENOUGH_SAVES, givers } from '../cost/estimate.ts';
import type { Estimate } from '../decision-api.ts';
import { splitField } from '../decision-basis.ts';
import { readEffort } from './effort-queries.ts';

/** What the fields take of whom: measured where there is enough, else by the keystroke-level model. */
export async function readEstimate(
  ctx: ReadContext,
  types: RecordTypes,
  fields: readonly string[],
): Promise<Estimate> {
  const { weeks, givings, measured } = await readEffort(ctx, types, fields);
  const told: Estimate['fields'] = [];
  for (const field of fields) {
    const known = measured.find((one) => one.field === field && one.saves >= ENOUGH_SAVES);
    told.push({
      field,
      seconds: known?.seconds ?? (await secondsOf(ctx, types, field)),
      measured: known?.saves ?? 0,
      givers: givers(
        givings.filter((one) => one.field === field),
        weeks,
      ),
    });
  }
  return { fields: told, roles: costByRole(told, givings, weeks) };
}

async function secondsOf(ctx: ReadContext, types: RecordTypes, name: string) {
  const { type, field } = splitField(name);
  const declaration = await declarationOf(ctx, types.get(type)!.declaration);
  return secondsByKind(fieldOf(declaration, field)!.kind);
}
