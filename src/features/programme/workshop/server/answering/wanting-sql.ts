import { type RawBuilder, sql } from 'kysely';
import { WANTING_KINDS } from '../../wants-answer.ts';

/** `wantsAnswer` of the cluster `k`, as long as nobody has answered it. */
export const wantingSql: RawBuilder<unknown> = sql`(coalesce(k.votes, 0) > 0 or exists (
  select from workshop_card w where w.workspace_id = k.workspace_id and w.workshop_id = k.workshop_id
    and w.cluster_id = k.id and w.hidden is null and w.deleted_at is null
    and w.kind = any(${WANTING_KINDS}::text[])))`;
