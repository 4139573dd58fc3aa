import { sectionsOf } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import {
  recordEndpoints,
  recordTypesEndpoint,
  searchEndpoint,
  undoEndpoint,
} from '#src/records/endpoints/record-endpoints.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import { command, partOf, Reply, type Route, read, together } from '#src/server/http/route.ts';
import { declarationOf } from './custom/effective-declaration.ts';
import { noteView, readHistory } from './history.ts';
import { findSurvivor } from './merge/merged-into.ts';
import { binRecords, createRecords, restoreRecords, updateRecords } from './record-commands.ts';
import { type Found, getRecord } from './record-queries.ts';
import type { RecordType, RecordTypes, Row } from './record-type.ts';
import { searchRecords } from './search/search-records.ts';
import { undoCommand } from './undo/undo-command.ts';
import type { SettingsUndo } from './undo/undo-settings.ts';
import { rightsOn } from './visible.ts';
import { isPlain } from './write/complete-rows.ts';
import { createTogether } from './write/create-together.ts';
import { refuseTakenId } from './write/refuse-taken-id.ts';
import { mayChange, mayChangeField } from './write/require-changer.ts';

/** One record as the API answers it: its fields, what may be done with it, titles it refers to. */
export async function answerRecord(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  id: string,
): Promise<Row> {
  const answer = answerOf(ctx.actor, declaration, await getRecord(ctx, declaration, id));
  if (!answer.deleted_at) return answer;
  return { ...answer, merged_into: await findSurvivor(ctx, declaration, id) };
}

function answerOf(actor: Actor, declaration: RecordDeclaration, { row, refs }: Found): Row {
  return { ...row, can: rightsOn(actor, row, declaration), refs };
}

function replyWith(body: Row, status = 200): Reply {
  return new Reply(body, { status, version: body.version as number });
}

function createRoute(type: RecordType): Route {
  const endpoint = recordEndpoints(type.declaration).create;
  if (isPlain(type)) {
    const { draft, store } = createTogether(type);
    return together(endpoint, {
      draft: (ctx, { body }) => draft(ctx, body),
      async store(commands) {
        const stored = await store(commands);
        return stored.map(async (found, at) =>
          replyWith(answerOf(commands[at]!.ctx.actor, type.declaration, await found), 201),
        );
      },
    });
  }
  return command(endpoint, async (ctx, { body }) => {
    await refuseTakenId(ctx, type.declaration, body.id);
    let answer: Promise<Row> | undefined;
    await createRecords(ctx, type, [body], {
      isAsked: true,
      readBack: ([id]) => (answer = answerRecord(ctx, type.declaration, id!)),
    });
    return replyWith(await answer!, 201);
  });
}

/** The routes of single records that every type has; those of lists stand in list-routes. */
export function recordRoutes(type: RecordType): Route[] {
  const { declaration } = type;
  const endpoints = recordEndpoints(declaration);

  async function reply(ctx: ReadContext, id: string): Promise<Reply> {
    return replyWith(await answerRecord(ctx, declaration, id));
  }

  /** Answers with the record, read on the same way as it is stored. */
  async function saved(
    ctx: ReadContext,
    id: string,
    save: (readBack: () => Promise<Reply>) => Promise<string[]>,
  ): Promise<Reply> {
    let answer: Promise<Reply> | undefined;
    await save(() => (answer = reply(ctx, id)));
    return answer ?? reply(ctx, id);
  }

  return partOf(type.capability, [
    createRoute(type),
    read(endpoints.get, (ctx, { params }) => reply(ctx, params.id)),
    command(endpoints.update, (ctx, { params, body }) =>
      saved(ctx, params.id, (readBack) =>
        updateRecords(ctx, type, [{ id: params.id, patch: body }], { readBack }),
      ),
    ),
    command(endpoints.remove, (ctx, { params }) =>
      saved(ctx, params.id, (readBack) => binRecords(ctx, type, [params.id], { readBack })),
    ),
    command(endpoints.restore, (ctx, { params }) =>
      saved(ctx, params.id, (readBack) => restoreRecords(ctx, type, [params.id], { readBack })),
    ),
    command(endpoints.viewed, async (ctx, { params, query }) => {
      const prompted = query.prompted === 'true';
      await noteView(ctx, declaration, { id: params.id, prompted });
      return { ok: true };
    }),
    read(endpoints.history, async (ctx, { params, query }) => {
      const before = query.cursor ? Number(query.cursor) : undefined;
      const request = { id: params.id, before, limit: query.limit + 1 };
      const events = await readHistory(ctx, declaration, request);
      const items = events.slice(0, query.limit);
      const more = events.length > query.limit;
      return { items, next_cursor: more ? String(items.at(-1)!.seq) : null };
    }),
  ]);
}

/** The routes over all record types: search, undo, the declarations themselves. */
export function commonRecordRoutes(types: RecordTypes, settings?: SettingsUndo): Route[] {
  return [
    read(searchEndpoint, async (ctx, { query }) => ({
      items: await searchRecords(ctx, types, {
        text: query.q,
        types: query.types?.split(',') ?? null,
        limit: query.limit,
      }),
    })),
    command(undoEndpoint, (ctx, { params }) => undoCommand(ctx, types, params.id, settings)),
    read(recordTypesEndpoint, async (ctx) => {
      const items = [];
      for (const type of types.values()) {
        items.push(describeType(ctx.actor, await declarationOf(ctx, type.declaration)));
      }
      return { items };
    }),
  ];
}

function describeType(actor: Actor, declaration: RecordDeclaration) {
  return {
    type: declaration.type,
    plural: declaration.plural,
    label: declaration.label,
    plural_label: declaration.pluralLabel,
    list_fields: declaration.listFields,
    list_views: declaration.listViews ?? [],
    sections: declaration.sections ?? sectionsOf(declaration),
    may_change: mayChange(actor, declaration),
    fields: Object.entries(declaration.fields).map(([name, field]) => ({
      ...{ name, ...field },
      ...(!mayChangeField(actor, declaration, name) && { readOnly: true }),
    })),
  };
}
