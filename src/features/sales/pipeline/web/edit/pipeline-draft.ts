import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { readPipelineSettings } from '../../pipeline-api.ts';
import type { pipelineText } from '../pipeline-text.ts';

type Settings = EndpointOutput<typeof readPipelineSettings>;
export type Reason = Settings['reasons'][number];
type Stage = Settings['pipelines'][number]['stages'][number];
/** A stage that is not saved yet has no id. */
export type StageDraft = Pick<
  Stage,
  'name' | 'kind' | 'probability' | 'exit_fields' | 'exit_checks'
> & { id?: string };
export interface PipelineDraft {
  id?: string;
  name: string;
  stages: readonly StageDraft[];
}

export function newStage(name: string, kind: Stage['kind'] = 'open'): StageDraft {
  const probability = { open: 50, won: 100, lost: 0 }[kind];
  return { name, kind, probability, exit_fields: [], exit_checks: [] };
}

export function newPipeline(text: typeof pipelineText.text): PipelineDraft {
  const ends = (['won', 'lost'] as const).map((kind) => newStage(text(`kind.${kind}`), kind));
  return { name: text('newName'), stages: [newStage(text('newStage')), ...ends] };
}

/** What the server takes of it. */
export function toBody({ id, name, stages }: PipelineDraft) {
  return {
    ...(id && { id }),
    name,
    stages: stages.map(({ id: stageId, ...stage }) => ({
      ...(stageId && { id: stageId }),
      name: stage.name,
      kind: stage.kind,
      probability: stage.probability,
      exit_fields: stage.exit_fields,
      exit_checks: stage.exit_checks,
    })),
  };
}

/** The stages as they are now, with those put back that stood there before, each at its place. */
export function putBack(
  now: readonly StageDraft[],
  before: readonly StageDraft[],
): { stages: StageDraft[]; missing: StageDraft[] } {
  const kept = new Set(now.map(({ id }) => id));
  const missing = before.filter(({ id }) => id && !kept.has(id));
  const stages = [...now];
  for (const stage of missing) stages.splice(before.indexOf(stage), 0, stage);
  return { stages, missing };
}

export function swap<T>(list: readonly T[], at: number, to: number): T[] {
  const next = [...list];
  const [one] = next.splice(at, 1);
  next.splice(to, 0, one!);
  return next;
}
