import type { QueryClient } from '@tanstack/react-query';
import { loadRecordTypes } from '../record-registry.ts';
import { recordQuery } from './record-queries.ts';

const FRESH_MS = 10_000;

/** Asks for a record that is pointed at, so that it is there when it is opened. */
export async function warmRecord(client: QueryClient, type: string, id: string): Promise<void> {
  const declaration = (await loadRecordTypes()).get(type);
  if (!declaration) return;
  await client.prefetchQuery({ ...recordQuery(declaration, id), staleTime: FRESH_MS });
}
