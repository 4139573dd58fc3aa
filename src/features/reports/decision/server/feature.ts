import { AppError } from '#src/lib/app-error.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { ReadContext } from '#src/server/context.ts';
import { command, read } from '#src/server/http/route.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import * as api from '../decision-api.ts';
import { askedFields, checkBudget, type KeptDecision } from '../decision-basis.ts';
import { saveBasis } from './basis-commands.ts';
import { budgetOf, listChanges, readBasisRow, readDecisions, toAnswer } from './basis-queries.ts';
import { readEstimate } from './estimate-queries.ts';
import { readNeeds } from './needs-queries.ts';
import { decisionsUndo } from './undo-basis.ts';

/** What management decides, the reports it decides by, and what these ask of people. */
export function decisionFeature(catalogue: MetricCatalogue): UndoingFeature {
  return {
    routes: [
      read(api.readDecisions, (ctx) => readDecisions(ctx)),
      read(api.listDecisionChanges, (ctx) => listChanges(ctx)),
      read(api.previewDecisions, (ctx, { body }) => preview(ctx, catalogue, body.decisions)),
      command(api.saveDecisions, async (ctx, { body }) =>
        toAnswer(ctx, await saveBasis(ctx, catalogue, body)),
      ),
    ],
    undo: decisionsUndo(catalogue.recordTypes),
  };
}

async function preview(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  chosen: readonly api.Chosen[],
) {
  const row = await readBasisRow(ctx);
  const before = row && !row.deleted_at ? row.decisions : [];
  const needed = await readNeeds(ctx, catalogue, { chosen, before, language: 'en' });
  const kept = needed.map((one) => one.kept);
  const refused = refusalOf(kept);
  return {
    decisions: needed.map(({ kept: { words, question, metrics, fields }, needs, itself }) => ({
      ...{ words, question, metrics, needs, fields, itself },
    })),
    estimate: await readEstimate(ctx, catalogue.recordTypes, askedFields(kept)),
    budget: budgetOf(kept),
    ...(refused && { refused }),
  };
}

function refusalOf(kept: readonly KeptDecision[]) {
  try {
    checkBudget(kept);
    return undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { reason: error.details.reason!, detail: error.message };
  }
}
