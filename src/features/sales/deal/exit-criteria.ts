import type { Stage } from '../pipeline/stage.ts';

type Criteria = Pick<Stage, 'exit_fields' | 'exit_checks'>;
type Place = Pick<Stage, 'pipeline_id' | 'position' | 'kind'>;

/** What a stage asks for and the deal does not have. */
export interface Missing {
  fields: string[];
  checks: string[];
}

export function findMissing(stage: Criteria, row: Readonly<Record<string, unknown>>): Missing {
  const met = new Set((row.checks_met as string[] | undefined) ?? []);
  return {
    fields: stage.exit_fields.filter((name) => isEmpty(row[name])),
    checks: stage.exit_checks.filter((text) => !met.has(text)),
  };
}

/** Only who goes on is asked: not who goes back, closes it, or takes it up again. */
export function asksOnLeaving(from: Place, to: Place): boolean {
  const goesOn = to.kind === 'open' && (to.position ?? 0) > (from.position ?? 0);
  return from.kind === 'open' && goesOn && from.pipeline_id === to.pipeline_id;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}
