import { fetchFile } from '#src/web/api/files/fetch-file.ts';
import type { ListQuery } from '../../data/record-client.ts';

export type ExportFormat = 'xlsx' | 'csv' | 'vcard';

interface Download extends ListQuery {
  format: ExportFormat;
  /** Left out: everything. */
  columns: string | undefined;
}

/** Fetches the file of a list and hands it to the browser; what is refused is thrown. */
export async function downloadList(plural: string, given: Download): Promise<void> {
  const search = new URLSearchParams({ format: given.format });
  if (given.sort) search.set('sort', given.sort);
  if (given.filter) search.set('filter', JSON.stringify(given.filter));
  if (given.deleted) search.set('deleted', 'true');
  if (given.columns) search.set('columns', given.columns);
  await fetchFile(`/api/v1/${plural}/export?${search}`, plural);
}
