import { sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { FigureAnswer, FigureOutcome } from '../../metric/figure-api.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';

type Axis = NonNullable<FigureAnswer['by']>;
type Group = FigureAnswer['groups'][number];

/**
 * The figures of a meeting are shown as its leader saw them, but a record that is a group of them,
 * such as a company, is named only to those who may see it.
 */
export async function maskGroups<F extends { answer: FigureOutcome }>(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  figures: readonly F[],
): Promise<F[]> {
  const wanted = new Map<string, Set<string>>();
  const answers = figures.flatMap(({ answer }) => ('error' in answer ? [] : [answer]));
  for (const { by, split, groups, splits } of answers) {
    note(wanted, catalogue, by, groups);
    note(wanted, catalogue, split, splits);
  }
  const seen = await readSeen(ctx, wanted);
  const mask = (axis: Axis | undefined, groups: Group[]) =>
    axis?.kind === 'reference' || axis?.kind === 'references'
      ? groups.map((group) => (seen.has(String(group.key)) ? group : { key: null, label: '' }))
      : groups;
  return figures.map((figure) => {
    const { answer } = figure;
    if ('error' in answer) return figure;
    const { by, split, groups, splits } = answer;
    return {
      ...figure,
      answer: { ...answer, groups: mask(by, groups), splits: mask(split, splits) },
    };
  });
}

function note(
  wanted: Map<string, Set<string>>,
  catalogue: MetricCatalogue,
  axis: Axis | undefined,
  groups: readonly Group[],
): void {
  if (axis?.kind !== 'reference' && axis?.kind !== 'references') return;
  const to = targetOf(catalogue, axis);
  if (!to) return;
  const ids = wanted.get(to) ?? new Set();
  for (const { key } of groups) if (key !== null) ids.add(String(key));
  wanted.set(to, ids);
}

function targetOf({ recordTypes, sources }: MetricCatalogue, { type, name }: Axis) {
  const source = sources.find((one) => one.name === type);
  const fields = recordTypes.get(type)?.declaration.fields ?? source?.columns;
  const field = (fields as Record<string, { to?: string }> | undefined)?.[name];
  return field?.to && recordTypes.has(field.to) ? field.to : undefined;
}

async function readSeen(
  ctx: ReadContext,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Set<string>> {
  const seen = new Set<string>();
  for (const [type, ids] of wanted) {
    const rows = await ctx.db.rows<{ id: string }>(sql`
      select r.id from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = any(${[...ids]}::uuid[])`);
    for (const { id } of rows) seen.add(id);
  }
  return seen;
}
