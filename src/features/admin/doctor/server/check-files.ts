import type { Client } from 'pg';
import { readAttached } from '#src/features/admin/backup/server/attached-queries.ts';
import type { FileStore } from '#src/server/files/file-store.ts';
import { PREVIEWS } from '#src/server/files/make-previews.ts';
import { type Finding, judge, listFew } from '../finding.ts';

/** Whether the storage holds what the attachments say, each in its length. */
export async function checkFiles(client: Client, store: FileStore): Promise<Finding> {
  const rows = await readAttached(client);
  const lost: string[] = [];
  let withoutPreview = 0;
  for (const { workspace_id, stored_as, bytes, has_preview } of rows) {
    const key = { workspaceId: workspace_id, name: stored_as };
    if ((await store.size(key)) !== bytes) lost.push(stored_as);
    for (const size of has_preview ? Object.keys(PREVIEWS) : []) {
      const found = await store.size({ ...key, name: `${stored_as}.${size}` });
      if (found === null) withoutPreview++;
    }
  }
  const well = `All ${rows.length} attachments lie in the storage.`;
  if (lost.length > 0) {
    const message = `${lost.length} of ${rows.length} attachments are missing or cut off in the storage: ${listFew(lost, ', ')}. Put them back from a backup.`;
    return judge('files', [message], { well });
  }
  const problem = `${withoutPreview} previews of pictures are missing. The pictures themselves are there.`;
  return judge('files', withoutPreview > 0 ? [problem] : [], { well, verdict: 'warning' });
}
