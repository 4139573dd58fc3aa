import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { readBoard } from '../../board-api.ts';

export type Board = EndpointOutput<typeof readBoard>;
export type BoardColumn = Board['columns'][number];
export type Card = BoardColumn['cards'][number];
export const OWNERS = ['me', 'team', 'all'] as const;
export type Owners = (typeof OWNERS)[number];

export interface BoardChoice {
  pipeline_id?: string | undefined;
  owners: Owners;
}

export function boardQuery(choice: BoardChoice) {
  return queryOptions({
    queryKey: ['deal', 'board', choice],
    queryFn: ({ signal }) =>
      call<typeof readBoard>('GET /api/v1/deals/board', { query: { ...choice } }, { signal }),
    meta: { types: ['task', 'activity', 'company', 'person', 'stage', 'pipeline'] },
  });
}

/** The cards that follow those that are known. */
export async function readMore(choice: BoardChoice, column: BoardColumn): Promise<BoardColumn> {
  const after = column.cards.at(-1)?.id;
  const query = { ...choice, stage_id: column.stage_id, ...(after && { after }) };
  const { columns } = await call<typeof readBoard>('GET /api/v1/deals/board', { query });
  return columns[0]!;
}
