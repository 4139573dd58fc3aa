import {
  createRule,
  noteRehearsal,
  switchOn,
} from '#src/features/admin/automation/server/rule/rule-commands.ts';
import { readRule } from '#src/features/admin/automation/server/rule/rule-queries.ts';
import type { DemoDoors } from '#src/features/admin/demo/server/demo-doors.ts';
import { addCommitment } from '#src/features/adoption/leader/server/commitment-commands.ts';
import {
  decide,
  endMeeting,
  noteDrill,
  startMeetingAsOf,
} from '#src/features/reports/meeting/server/meeting-commands.ts';
import { showMeeting } from '#src/features/reports/meeting/server/meeting-queries.ts';
import { approveStep } from '#src/features/sales/approval/server/answer/answer-commands.ts';
import { addRule } from '#src/features/sales/approval/server/rule/rule-commands.ts';
import { recordTypes } from '../record-types.ts';
import { approvables } from './approvables.ts';
import { demoProgramme } from './demo-programme.ts';
import { metricCatalogueOf } from './metric-catalogue.ts';

/** What the demo does inside of features that nobody else enters there. */
export const demoDoors: DemoDoors = {
  approve: (ctx, id) => approveStep(ctx, approvables, { id }),
  addApprovalRule: addRule,
  addAutomation: createRule,
  async switchOnAutomation(ctx, types, id) {
    await noteRehearsal(ctx, await readRule(ctx, id));
    await switchOn(ctx, types, id);
  },
  async holdMeeting(ctx, id, { by, as_of, ...decided }) {
    const catalogue = metricCatalogueOf(recordTypes);
    await startMeetingAsOf(ctx, catalogue, { id, as_of });
    await noteDrill(ctx, id);
    const { figures } = await showMeeting(ctx, catalogue, id);
    const restsOn = figures.filter(({ tile }) => by.includes(tile)).map((one) => one.id);
    await decide(ctx, { id, figures: restsOn, ...decided });
    return endMeeting(ctx, { id });
  },
  promise: addCommitment,
  programme: demoProgramme,
};
