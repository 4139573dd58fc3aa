import type { Route } from '#src/server/http/route.ts';
import { refuseStale } from './record-commands.ts';
import { notFound } from './record-queries.ts';
import type { RecordTypes } from './record-type.ts';
import { lockRows } from './table/record-rows.ts';

/** Holds every command on one record, whatever its verb and its feature, to the version of `If-Match`. */
export function holdToVersion(routes: readonly Route[], types: RecordTypes): Route[] {
  const byPlural = new Map(
    [...types.values()].map(({ declaration }) => [declaration.plural, declaration]),
  );
  return routes.map((route) => {
    const declaration = byPlural.get(pluralOf(route) ?? '');
    if (route.kind !== 'command' || !declaration) return route;
    return {
      ...route,
      async requireVersion(ctx, id, version) {
        const row = (await lockRows(ctx, declaration, { ids: [id], isPermitted: false })).get(id);
        if (!row) throw notFound(declaration);
        refuseStale(declaration, row, version);
      },
    };
  });
}

/** Of `POST /api/v1/tasks/{id}/complete` it is `tasks`; undefined where no one thing is named. */
function pluralOf({ endpoint }: Route): string | undefined {
  return /^[A-Z]+ \/api\/v1\/([^/]+)\/\{id\}/.exec(endpoint.route)?.[1];
}
