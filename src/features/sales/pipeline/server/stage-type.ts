import { deal } from '#src/features/sales/deal/deal.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, Row, SavedRow } from '#src/records/server/record-type.ts';
import german from '../stage.de.json' with { type: 'json' };
import italian from '../stage.it.json' with { type: 'json' };
import { stage } from '../stage.ts';
import { givePlaces, refuseInUse } from './pipeline-rules.ts';

const LONGEST_CHECK = 100;

export const stageType: RecordType = {
  declaration: stage,
  packs: [german, italian],
  async beforeSave(ctx, rows) {
    for (const row of rows) checkStage(row);
    await givePlaces(ctx, rows, 'stage');
    await refuseInUse(ctx, rows, 'stage_id');
  },
};

function checkStage({ before, after }: SavedRow): void {
  if (before && before.pipeline_id !== after.pipeline_id) {
    throw invalid('pipeline_id', 'A stage stays in its pipeline. Make another one there.');
  }
  if (before && before.kind !== after.kind) {
    throw invalid('kind', 'A stage stays open, won or lost. Make another one and move the deals.');
  }
  if (after.kind === 'won') after.probability = 100;
  if (after.kind === 'lost') after.probability = 0;
  checkProbability(after);
  const unknown = (after.exit_fields as string[]).find((name) => !isDealField(name));
  if (unknown) throw invalid('exit_fields', `A deal has no field “${unknown.slice(0, 60)}”.`);
  if ((after.exit_checks as string[]).some((text) => text.length > LONGEST_CHECK)) {
    throw invalid('exit_checks', 'Keep each sentence below 100 letters.');
  }
}

/** Custom fields are known to the workspace alone, so by their name. */
function isDealField(name: string): boolean {
  const field = deal.fields[name as keyof typeof deal.fields];
  return field ? !('readOnly' in field) : /^x_[a-z0-9_]{1,50}$/.test(name);
}

export function checkProbability(row: Row): void {
  const { probability } = row as { probability?: number | null };
  if (probability === null || probability === undefined) return;
  if (probability >= 0 && probability <= 100) return;
  throw invalid('probability', 'Give the probability in percent, from 0 to 100.');
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
