import { readProblem } from '#src/web/api/api-problem.ts';
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
  await downloadFile(`/api/v1/${plural}/export?${search}`, plural);
}

/** Fetches a file and hands it to the browser, under its own name or this one. */
export async function downloadFile(path: string, name: string): Promise<void> {
  const response = await fetch(path);
  if (!response.ok) throw await readProblem(response);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(response) ?? name;
  link.click();
  // the download has begun by then
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function nameOf(response: Response): string | undefined {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
}
