import type {
  Phones,
  ProgrammeDoors,
} from '#src/features/admin/demo/server/programme/programme-doors.ts';
import { grantExemption } from '#src/features/adoption/team/server/exemption-commands.ts';
import { planReminders } from '#src/features/adoption/team/server/plan-reminder.ts';
import { takeConcernToDesk } from '#src/features/programme/concern/server/steps/desk-commands.ts';
import {
  finishFix,
  judgeConcern,
  promiseFix,
} from '#src/features/programme/concern/server/steps/fix-commands.ts';
import { rateConcern } from '#src/features/programme/concern/server/steps/rating-commands.ts';
import { splitConcern } from '#src/features/programme/concern/server/steps/split-commands.ts';
import {
  agreeCharter,
  saveCharter,
} from '#src/features/programme/plan/server/charter/charter-commands.ts';
import {
  addEstimate,
  addReading,
} from '#src/features/programme/plan/server/estimate/estimate-commands.ts';
import type { ProgrammePorts } from '#src/features/programme/plan/server/ports.ts';
import { advanceProgramme } from '#src/features/programme/plan/server/step-commands.ts';
import { createSending } from '#src/features/programme/workshop/server/phone/send-commands.ts';
import { readWorkshopRow } from '#src/features/programme/workshop/server/workshop-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import { databaseWithin } from '#src/server/db/database-within.ts';
import type { Machinery } from '#src/server/run-command.ts';
import { recordTypes } from '../record-types.ts';
import { metricCatalogueOf } from './metric-catalogue.ts';
import { programmePortsOf } from './programme-ports.ts';

const catalogue = metricCatalogueOf(recordTypes);
const remind = planReminders(recordTypes);

/** What the demo does inside of the programme, all in the transaction that loads it. */
export const demoProgramme: ProgrammeDoors = {
  catalogue,
  saveCharter: (ctx, given) => saveCharter(ctx, portsIn(ctx.db), given),
  agree: agreeCharter,
  advance: (ctx, to) => advanceProgramme(ctx, portsIn(ctx.db), to),
  addEstimate,
  addReading,
  exempt: (ctx, given) => grantExemption(ctx, given, remind),
  concerns: {
    rate: rateConcern,
    promiseFix,
    finishFix,
    judge: judgeConcern,
    split: splitConcern,
    takeToDesk: takeConcernToDesk,
  },
  phones(db, keyFor, { workspaceId, workshopId }): Phones {
    const sending = createSending({ machinery: machineryIn(db), keyFor });
    const door = async () => {
      const row = await readWorkshopRow({ actor: { workspaceId }, db } as ReadContext, workshopId);
      return { workspaceId, row: row!, sender: 'demo' };
    };
    return {
      join: async (token) => sending.join(await door(), token),
      sendDraft: async (draft) => sending.sendDraft(await door(), draft),
      sendBallot: async (ballot) => sending.sendBallot(await door(), ballot),
    };
  },
};

function portsIn(db: Db): ProgrammePorts {
  return programmePortsOf(catalogue, machineryIn(db));
}

/** Nothing of the demo is there for others before all of it is. */
function machineryIn(db: Db): Machinery {
  return { database: databaseWithin(db) } as Machinery;
}
