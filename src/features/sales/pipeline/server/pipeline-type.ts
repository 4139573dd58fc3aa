import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../pipeline.de.json' with { type: 'json' };
import italian from '../pipeline.it.json' with { type: 'json' };
import { pipeline } from '../pipeline.ts';
import { givePlaces, refuseInUse } from './pipeline-rules.ts';

export const pipelineType: RecordType = {
  declaration: pipeline,
  packs: [german, italian],
  async beforeSave(ctx, rows) {
    await givePlaces(ctx, rows, 'pipeline');
    await refuseInUse(ctx, rows, 'pipeline_id');
    const binned = rows.filter(
      ({ before, after }) => before && !before.deleted_at && after.deleted_at,
    );
    if (binned.length === 0) return;
    const left = await ctx.db.first(sql`
      select 1 from pipeline p where p.workspace_id = ${ctx.actor.workspaceId}
        and p.deleted_at is null and p.id <> all(${binned.map(({ after }) => after.id)}::uuid[])
      limit 1 for share`);
    if (left) return;
    throw new AppError('conflict', 'Deals need a pipeline. Make another one first.', {
      reason: 'last_pipeline',
    });
  },
};
