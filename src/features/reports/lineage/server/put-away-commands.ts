import { saveField } from '#src/features/admin/fields/server/field-commands.ts';
import {
  lockFields,
  readField,
  readFields,
} from '#src/features/admin/fields/server/field-queries.ts';
import { readPage, setPage } from '#src/features/admin/fields/server/page-commands.ts';
import { mayHide } from '#src/records/custom-fields.ts';
import { readDeclaration } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { requireField } from './lineage-queries.ts';

/** Archives a field of one's own, hides one of the product; both come back with their values. */
export async function putFieldAway(
  ctx: WriteContext,
  types: RecordTypes,
  { type, field: name }: { type: string; field: string },
): Promise<void> {
  await lockFields(ctx);
  const declared = types.get(type)?.declaration;
  const declarations = new Map(declared ? [[type, await readDeclaration(ctx, declared)]] : []);
  const { declaration, field } = requireField(declarations, { type, field: name });
  if (field.custom) {
    const row = (await readFields(ctx, type)).find((one) => one.name === name)!;
    await saveField(ctx, await readField(ctx, row.id), { archived_at: ctx.now().toISOString() });
    return;
  }
  const page = await readPage(ctx, type);
  const sections = page?.sections ??
    declaration.sections ?? [{ id: 'main', label: '', fields: Object.keys(declaration.fields) }];
  const before = (page?.hidden ?? []).filter((one) => mayHide(declaration, one));
  const hidden = [...new Set([...before, name])];
  await setPage(ctx, types, { record_type: type, sections: [...sections], hidden });
}
