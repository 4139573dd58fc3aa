import { queryOptions } from '@tanstack/react-query';
import { send } from '#src/web/api/call.ts';
import type { Fact } from '../fact.ts';

export type ShownFact = Fact & { can: readonly string[] };

export function factsQuery(type: string, id: string) {
  return queryOptions({
    queryKey: ['fact', 'of', type, id],
    queryFn: () =>
      send<{ items: ShownFact[]; of_company: ShownFact[] }>('GET /api/v1/pinned-facts', {
        query: { [`${type}_id`]: id },
      }),
    meta: { types: ['fact', 'person', 'company'] },
  });
}
