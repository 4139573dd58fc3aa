import { sql } from 'kysely';
import { tellAdministrators } from '#src/features/admin/automation/server/notice-commands.ts';
import type { Actor } from '#src/server/context.ts';
import { type Machinery, runCommand } from '#src/server/run-command.ts';
import { saveEndpoint } from './webhook-commands.ts';
import type { EndpointRow } from './webhook-queries.ts';

/** Ends what is sent to an address for now, and tells the administrators why. */
export async function pauseEndpoint(
  machinery: Machinery,
  given: {
    workspaceId: string;
    endpoint: Pick<EndpointRow, 'id' | 'responsible_id'>;
    detail: string;
  },
): Promise<void> {
  const { workspaceId, endpoint, detail } = given;
  const keeper: Actor = {
    ...{ workspaceId, memberId: endpoint.responsible_id, role: 'member', via: 'automation' },
    ...{ teamIds: [], teamId: undefined },
  };
  await runCommand(machinery, keeper, async (ctx) => {
    const live = await ctx.db.first<EndpointRow>(sql`select * from webhook_endpoint
      where workspace_id = ${workspaceId} and id = ${endpoint.id} and state = 'on'
        and deleted_at is null for update`);
    if (!live) return;
    await saveEndpoint(ctx, live, { state: 'paused', pause_detail: detail });
    await tellAdministrators(ctx, { kind: 'webhook', ruleId: null, words: live.name });
  });
}
