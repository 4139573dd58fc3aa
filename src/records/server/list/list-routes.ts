import type { RecordDeclaration } from '#src/records/define-record.ts';
import { listEndpoints } from '#src/records/endpoints/list-endpoints.ts';
import { recordEndpoints } from '#src/records/endpoints/record-endpoints.ts';
import type { Filter } from '#src/records/filter.ts';
import type { ReadContext } from '#src/server/context.ts';
import { command, partOf, type Route, read } from '#src/server/http/route.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import { countRecords, listRecords } from '../record-queries.ts';
import type { RecordType, RecordTypes } from '../record-type.ts';
import { withView } from '../views/view-queries.ts';
import { changeInBulk } from './bulk-command.ts';
import { groupRecords } from './group-records.ts';

interface Selection {
  view?: string | undefined;
  filter?: Filter | undefined;
}

/** The routes of lists, which every record type has. */
export function listRoutes(types: RecordTypes): Route[] {
  return [...types.values()].flatMap((type) => routesOf(type, types));
}

function routesOf(type: RecordType, types: RecordTypes): Route[] {
  const { list, count } = recordEndpoints(type.declaration);
  const { groups, bulk } = listEndpoints(type.declaration);

  async function ask<Q extends Selection, T>(
    ctx: ReadContext,
    query: Q,
    answer: (declaration: RecordDeclaration, request: Q & Related) => Promise<T>,
  ): Promise<T> {
    const declaration = await declarationOf(ctx, type.declaration);
    const request = await withView(ctx, declaration, query);
    return answer(declaration, { ...request, ...relatedTo(types) });
  }

  return partOf(type.capability, [
    read(list, (ctx, { query }) => ask(ctx, query, (of, request) => listRecords(ctx, of, request))),
    read(count, (ctx, { query }) =>
      ask(ctx, query, (of, request) => countRecords(ctx, of, request)),
    ),
    read(groups, (ctx, { query }) =>
      ask(ctx, query, (of, request) => groupRecords(ctx, of, request)),
    ),
    command(bulk, (ctx, { body }) =>
      ask(ctx, body, (declaration, which) =>
        changeInBulk(ctx, { type, declaration }, { which, action: body }),
      ),
    ),
  ]);
}

interface Related {
  related: (name: string) => RecordType | undefined;
}

/** Lets a filter test what a field refers to, and what belongs to the record. */
export function relatedTo(types: RecordTypes): Related {
  return { related: (name) => types.get(name) };
}
