import { requireExportRight } from '#src/features/connect/export/server/export-right-queries.ts';
import { writeTableFile } from '#src/features/connect/export/server/table-file-commands.ts';
import { newId } from '#src/lib/ids.ts';
import type { Filter } from '#src/records/filter.ts';
import { readAll } from '#src/records/server/list/read-all.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import { withView } from '#src/records/server/views/view-queries.ts';
import type { WriteContext } from '#src/server/context.ts';
import { purpose } from '../../../consent/purpose.ts';
import { person } from '../../../person/person.ts';
import { REACHES } from '../../reach.ts';
import { mergeColumns } from './merge-columns.ts';
import type { MergeRequest } from './merge-request.ts';
import { readMergeRows } from './read-merge-rows.ts';

interface Writing {
  request: MergeRequest;
  path: string;
  /** The origin that people open, and the key of public links. */
  url: string;
  key: Buffer;
}

/** Writes the file and the log's entry in one, as every export does. */
export async function writeMailMerge(
  ctx: WriteContext,
  { request, path, url, key }: Writing,
): Promise<void> {
  await requireExportRight(ctx);
  await getRecord(ctx, purpose, request.purpose);
  const meant = await withView(ctx, person, request);
  const filter = restrict(meant.filter, request);
  const columns = mergeColumns(request);
  let count = 0;
  async function* cells() {
    for await (const { items, refs } of readAll(ctx, person, { ...meant, filter, sort: 'title' })) {
      count += items.length;
      const rows = await readMergeRows(ctx, { items, refs, request, url, key });
      for (const row of rows) yield columns.map(({ cell }) => cell(row));
    }
  }
  await writeTableFile({
    name: 'People',
    headings: columns.map(({ heading }) => heading),
    rows: cells(),
    path,
    format: request.format,
  });
  ctx.emit({
    verb: 'export.made',
    type: 'export',
    id: newId(),
    changes: {
      record_type: [null, 'person'],
      format: [null, request.format],
      rows: [null, count],
      filter: [null, filter],
      view: [null, request.view ?? null],
      columns: [null, columns.map(({ heading }) => heading)],
      deleted: [null, false],
    },
  });
}

/** Only who is reached, or only who is not: whoever was left out of the one stands in the other. */
function restrict(
  filter: Filter | undefined,
  { channel, purpose: of, leftOut }: MergeRequest,
): Filter {
  const reached: Filter = { test: `reach_${channel}`, of, is: REACHES[0] };
  const part: Filter = leftOut ? { not: reached } : reached;
  return filter ? { and: [filter, part] } : part;
}
