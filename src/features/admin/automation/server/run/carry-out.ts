import { queueForRule } from '#src/features/connect/webhook/server/webhook-commands.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordType, RecordTypes, Row } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { enqueueMail } from '#src/server/jobs/enqueue.ts';
import { NOTICE_MAIL } from '../notice/mail-job.ts';
import { tellMembers } from '../notice-commands.ts';
import { linksOf, type PlannedAction } from './plan-actions.ts';

export interface Doing {
  types: RecordTypes;
  type: RecordType;
  declaration: RecordDeclaration;
  row: Row;
  ruleId: string;
  runId: string;
}

/** What a run did, without the words of any record: those may be erased. */
export type Did = { kind: PlannedAction['kind']; [key: string]: unknown };

/** Does what was planned through the ordinary commands, with the actor's rights. */
export async function carryOut(
  ctx: WriteContext,
  doing: Doing,
  planned: readonly PlannedAction[],
): Promise<Did[]> {
  const did: Did[] = [];
  let tags = (doing.row.tags as string[] | undefined) ?? [];
  for (const [index, action] of planned.entries()) {
    if (action.kind === 'tag') tags = [...tags, action.tag];
    did.push(await carryOutOne(ctx, doing, { action, index, tags }));
  }
  return did;
}

async function carryOutOne(
  ctx: WriteContext,
  { types, type, declaration, row, ruleId, runId }: Doing,
  { action, index, tags }: { action: PlannedAction; index: number; tags: string[] },
): Promise<Did> {
  const patch = (values: Record<string, unknown>) =>
    updateRecords(ctx, type, [{ id: row.id, patch: values }]);
  switch (action.kind) {
    case 'assign':
      await patch({ owner_id: action.owner_id });
      return action;
    case 'set':
      await patch({ [action.field]: action.value });
      return action;
    case 'tag':
      await patch({ tags: tags.slice(0, mostTags(declaration)) });
      return action;
    case 'task': {
      const { kind, subject, due_on, owner_id } = action;
      const links = linksOf(declaration, row);
      const [task_id] = await createRecords(ctx, types.get('task')!, [
        { subject, due_on, owner_id, visibility: audienceOf(row), ...links },
      ]);
      return { kind, due_on, owner_id, task_id };
    }
    case 'notify': {
      const { kind, members, words, mail } = action;
      const record = { type: declaration.type, id: row.id };
      const ids = await tellMembers(ctx, members, { kind: 'rule', ruleId, words, record });
      const { workspaceId, memberId } = ctx.actor;
      for (const noticeId of mail ? ids : [])
        await enqueueMail(ctx.db, NOTICE_MAIL, { workspaceId, memberId, noticeId });
      return { kind, members, mail };
    }
    case 'webhook': {
      const { kind, endpoint_id } = action;
      const record = { type: declaration.type, id: row.id };
      const occasion = `run:${runId}:${index}`;
      await queueForRule(ctx, { endpointId: endpoint_id, occasion, record });
      return { kind, endpoint_id };
    }
  }
}

/** Who sees what is written about a record; of one that names its readers nobody but the owner. */
function audienceOf({ visibility }: Row): unknown {
  return visibility === 'named' ? 'private' : visibility;
}

function mostTags(declaration: RecordDeclaration): number {
  const field = fieldOf(declaration, 'tags');
  return field?.kind === 'tags' ? field.maxItems : 0;
}
