import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { ReadContext } from '#src/server/context.ts';
import { command, read } from '#src/server/http/route.ts';
import { CAPABILITIES, CAPABILITY_NAMES } from '../capabilities.ts';
import * as estimates from '../estimate-api.ts';
import * as costs from '../impact-api.ts';
import * as api from '../programme-api.ts';
import { gateOf } from '../roll-out.ts';
import * as charter from './charter/charter-commands.ts';
import { addEstimate, addReading } from './estimate/estimate-commands.ts';
import { listEstimates } from './estimate/estimate-queries.ts';
import { type CostSetting, predictCost } from './impact/predict.ts';
import { listCosts } from './impact/took-queries.ts';
import type { ProgrammePorts } from './ports.ts';
import { isRunning, type ProgrammeRow, readClosed, readProgrammeRow } from './programme-queries.ts';
import { readScorecard } from './scorecard-queries.ts';
import { answerProgramme, readProgrammePage } from './stand-queries.ts';
import * as step from './step-commands.ts';
import { programmeUndo } from './undo-programme.ts';

/** How Uptake is brought in here: charter, stages, gates, locks. */
export function programmeFeature(ports: ProgrammePorts, setting: CostSetting): UndoingFeature {
  const answer = async (ctx: ReadContext, row: Promise<ProgrammeRow>) =>
    answerProgramme(ctx, ports, await row);
  return {
    routes: [
      read(api.readProgramme, (ctx) => readProgrammePage(ctx, ports)),
      read(api.listLocks, listLocks),
      // what is told of a day that is over is kept on a connection of its own
      read(api.readScorecard, (ctx) => readScorecard(ctx, ports), { byQuery: true }),
      command(api.saveCharter, (ctx, { body }) =>
        answer(ctx, charter.saveCharter(ctx, ports, body)),
      ),
      command(api.agreeCharter, (ctx) => answer(ctx, charter.agreeCharter(ctx))),
      command(api.noteKickOff, (ctx, { body }) => answer(ctx, charter.noteKickOff(ctx, body))),
      command(api.advanceProgramme, (ctx, { body }) =>
        answer(ctx, step.advanceProgramme(ctx, ports, body.to)),
      ),
      command(api.openCapability, (ctx, { params, body }) =>
        answer(ctx, step.openCapability(ctx, ports, { ...params, ...body })),
      ),
      command(api.overrideGate, (ctx, { body }) =>
        answer(ctx, step.overrideGate(ctx, ports, body)),
      ),
      command(api.completeProgramme, (ctx) => answer(ctx, step.completeProgramme(ctx, ports))),
      command(api.stopProgramme, (ctx, { body }) =>
        answer(ctx, step.stopProgramme(ctx, ports, body.reason)),
      ),
      read(costs.previewCost, (ctx, { body }) => predictCost(ctx, setting, body.change)),
      read(costs.listCosts, async (ctx) => ({ items: await listCosts(ctx) })),
      read(estimates.listEstimates, async (ctx) => ({ items: await listEstimates(ctx) })),
      command(estimates.addEstimate, (ctx, { body }) => addEstimate(ctx, body)),
      command(estimates.readEstimate, (ctx, { params, body }) =>
        addReading(ctx, { ...params, ...body }),
      ),
    ],
    undo: programmeUndo,
  };
}

async function listLocks(ctx: ReadContext) {
  const row = await readProgrammeRow(ctx);
  const closed = await readClosed(ctx);
  return {
    stage: isRunning(row) ? row.passages.at(-1)!.stage : null,
    items: CAPABILITY_NAMES.filter((name) => closed.has(name)).map((capability) => ({
      ...{ capability, gate: gateOf(capability), places: [...CAPABILITIES[capability].places] },
    })),
  };
}
