import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { command, Reply, type Route, read } from '#src/server/http/route.ts';
import * as api from '../fields-api.ts';
import { planKind } from './change-kind.ts';
import {
  addField,
  changeField,
  type FieldPatch,
  optionsAfter,
  saveField,
} from './field-commands.ts';
import { lockFields, type Row, readField, readFields, toOutput } from './field-queries.ts';
import { setPage } from './page-commands.ts';
import { reindexJob } from './reindex-field.ts';
import { fieldsUndo } from './undo-fields.ts';

/** Refuses that a field must be filled in which nothing reads. */
export type RequireReader = (
  ctx: ReadContext,
  field: { type: string; field?: string; label: string; usedIn: readonly string[] },
) => Promise<void>;

/** What an administrator adds to the record types, and how they arrange their pages. */
export function fieldsFeature(
  services: Services,
  types: RecordTypes,
  requireReader: RequireReader,
): UndoingFeature {
  return {
    routes: fieldRoutes(types, requireReader),
    jobs: [reindexJob(services, types)],
    undo: fieldsUndo,
  };
}

async function answer(ctx: ReadContext, id: string) {
  return toOutput(await readField(ctx, id));
}

function fieldRoutes(types: RecordTypes, requireReader: RequireReader): Route[] {
  /** What was required before is not asked for again. */
  async function requireReaderOf(ctx: ReadContext, before: Row, patch: FieldPatch): Promise<void> {
    if (before.required) return;
    const { record_type: type, name: field } = before;
    const { label = before.label, used_in: usedIn = before.used_in } = patch;
    await requireReader(ctx, { type, field, label, usedIn });
  }
  return [
    read(api.listFields, async (ctx) => ({ items: (await readFields(ctx)).map(toOutput) })),
    command(api.createField, async (ctx, { body }) => {
      const { record_type: type, label, used_in: usedIn = [] } = body;
      if (body.required && types.has(type)) await requireReader(ctx, { type, label, usedIn });
      const id = await addField(ctx, types, body);
      return new Reply(await answer(ctx, id), { status: 201 });
    }),
    command(api.updateField, async (ctx, { params, body }) => {
      if (body.required) await requireReaderOf(ctx, await readField(ctx, params.id), body);
      await changeField(ctx, types, { id: params.id, patch: body });
      return answer(ctx, params.id);
    }),
    read(api.previewKind, async (ctx, { params, query }) => {
      const before = await readField(ctx, params.id);
      const options = await optionsAfter(ctx, types, { before, patch: query });
      const after = { ...before, kind: query.kind, options };
      const { kept, lost, examples } = await planKind(ctx, before, after);
      return { kept, lost, examples };
    }),
    command(api.archiveField, async (ctx, { params }) => {
      await lockFields(ctx);
      const row = await readField(ctx, params.id);
      if (!row.archived_at) await saveField(ctx, row, { archived_at: ctx.now().toISOString() });
      return answer(ctx, params.id);
    }),
    command(api.restoreField, async (ctx, { params }) => {
      await lockFields(ctx);
      const row = await readField(ctx, params.id);
      if (row.archived_at) await saveField(ctx, row, { archived_at: null });
      return answer(ctx, params.id);
    }),
    command(api.arrangePage, async (ctx, { params, body }) => {
      await setPage(ctx, types, { record_type: params.type, ...body });
      return { ok: true };
    }),
  ];
}
