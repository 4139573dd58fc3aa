import { join } from 'node:path';
import { addAbsence } from '#src/features/admin/absence/server/absence-commands.ts';
import { createTeam, updateTeam } from '#src/features/admin/workspace/server/team-commands.ts';
import {
  addMember,
  updateMember,
} from '#src/features/admin/workspace/server/workspace-commands.ts';
import { decideRight } from '#src/features/connect/export/server/export-rights.ts';
import { writeExport } from '#src/features/connect/export/server/write-export.ts';
import {
  decide,
  endMeeting,
  noteDrill,
  startMeeting,
} from '#src/features/reports/meeting/server/meeting-commands.ts';
import { respondToCase } from '#src/features/service/case/server/case-commands.ts';
import { completeTask, postponeTask } from '#src/features/work/task/server/task-commands.ts';
import { metricCatalogueOf } from '#src/main/server/ports/metric-catalogue.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { noteView } from '#src/records/server/history.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { Role, WriteContext } from '#src/server/context.ts';
import type { Doing } from '../play/deed.ts';
import type { Names } from './name-ids.ts';

export interface Tools {
  names: Names;
  dir: string;
  userIds: ReadonlyMap<string, string>;
}

/** What the product keeps of a record by itself. */
const ITS_OWN = ['status', 'first_response_at'];
const catalogue = metricCatalogueOf(recordTypes);
let files = 0;

/** Does one thing by the command that the screens use, in the transaction of `ctx`. */
export async function carryOut(ctx: WriteContext, doing: Doing, tools: Tools): Promise<unknown> {
  const typeOf = (name: string) => recordTypes.get(name)!;
  switch (doing.do) {
    case 'create': {
      const records = doing.records.map((record) =>
        Object.fromEntries(Object.entries(record).filter(([name]) => !ITS_OWN.includes(name))),
      );
      return createRecords(ctx, typeOf(doing.type), records);
    }
    case 'change': {
      const patches = doing.patches.map(({ id, ...patch }) => ({ id, patch }));
      return updateRecords(ctx, typeOf(doing.type), patches);
    }
    case 'bin': {
      const patch = { deleted_at: ctx.now().toISOString() };
      return updateRecords(ctx, typeOf(doing.type), [{ id: doing.id, patch }], { verb: 'deleted' });
    }
    case 'view':
      return noteView(ctx, typeOf(doing.type).declaration, {
        ...{ id: doing.id, prompted: doing.prompted ?? false },
      });
    case 'complete':
      return completeTask(ctx, recordTypes, {
        id: doing.id,
        completion: { note: doing.note?.body },
      });
    case 'postpone':
      return postponeTask(ctx, recordTypes, { id: doing.id, due_on: doing.due_on });
    case 'answer':
      return respondToCase(ctx, doing.id);
    case 'export':
      files += 1;
      return writeExport(ctx, typeOf(doing.record_type).declaration, {
        request: { format: 'csv' },
        path: join(tools.dir, `export-${files}.csv`),
      });
    // the job that runs an import says this itself; its rows came before, by the command of all rows
    case 'import_done':
      return ctx.emit({ verb: 'import.done', type: 'import', id: doing.id });
    default:
      return (await meet(ctx, doing)) ?? arrange(ctx, doing, tools);
  }
}

async function meet(ctx: WriteContext, doing: Doing): Promise<true | null> {
  switch (doing.do) {
    case 'start':
      await startMeeting(ctx, catalogue, doing.id);
      return true;
    case 'drill':
      await noteDrill(ctx, doing.id);
      return true;
    case 'decide': {
      const { id: _, ...decision } = doing.decision;
      await decide(ctx, { id: doing.id, reason: 'They wait longest.', figures: [], ...decision });
      return true;
    }
    case 'end':
      await endMeeting(ctx, { id: doing.id });
      return true;
    default:
      return null;
  }
}

/** People, teams and leave, by whoever runs the office. */
async function arrange(
  ctx: WriteContext,
  doing: Doing,
  { names, userIds }: Tools,
): Promise<unknown> {
  switch (doing.do) {
    case 'absent': {
      const { member_id, first_day, last_day } = doing;
      return addAbsence(ctx, { member_id, substitute_id: null, first_day, last_day });
    }
    case 'join': {
      const { id, name, team_id, time_zone, working_days } = doing;
      const userId = userIds.get(id)!;
      const email = emailOf(id);
      const role = doing.role as Role;
      await addMember(ctx, id, { userId, name, email, role, teamId: team_id, timeZone: time_zone });
      await updateMember(ctx, recordTypes, { id, patch: { working_days } });
      return decideRight(ctx, { id, decided: true });
    }
    case 'change_member': {
      const patch = Object.fromEntries(
        Object.entries(doing.changes).map(([name, [, after]]) => [name, after]),
      );
      return updateMember(ctx, recordTypes, { id: doing.id, patch });
    }
    case 'team':
      return names.learn(doing.id, await createTeam(ctx, { name: doing.name }));
    case 'name_leader':
      return updateTeam(ctx, doing.id, { leader_id: doing.leader_id });
    default:
      throw new Error(`no command is known for "${doing.do}"`);
  }
}

export function emailOf(memberId: string): string {
  return `${memberId}@simulated.example`;
}
