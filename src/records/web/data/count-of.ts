import { send } from '#src/web/api/call.ts';

/** How many records of that plural fit the filter, as far as the reader sees them. */
export async function countOf(plural: string, filter: object): Promise<number> {
  const query = { filter: JSON.stringify(filter) };
  const { count } = await send<{ count: number }>(`GET /api/v1/${plural}/count`, { query });
  return count;
}
