import { sql } from 'kysely';
import { FIELD_KINDS, type KindFacts } from '#src/records/field-kinds.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { columnOf } from '#src/records/server/filter/filter-sql.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { FigureAnswer, FigureOutcome } from '../../metric/figure-api.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';

type Axis = NonNullable<FigureAnswer['by']>;
type Group = FigureAnswer['groups'][number];

const NOTHING: Partial<KindFacts> = {};

/** An axis may also be of what is no field, such as a period. */
function factsOf({ kind }: Axis): Partial<KindFacts> {
  return FIELD_KINDS[kind as FieldKind] ?? NOTHING;
}

/**
 * The figures of a meeting are shown as its leader saw them, but a record that is a group of them,
 * such as a company, is named only to those who may see it; and so is what is written in records.
 */
export async function maskGroups<F extends { answer: FigureOutcome }>(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  figures: readonly F[],
): Promise<F[]> {
  const masks = new Masks(ctx, catalogue);
  const masked: F[] = [];
  for (const figure of figures) {
    const { answer } = figure;
    if ('error' in answer) {
      masked.push(figure);
      continue;
    }
    const { by, split } = answer;
    const groups = await masks.apply(by, answer.groups);
    const splits = await masks.apply(split, answer.splits);
    masked.push({ ...figure, answer: { ...answer, groups, splits } });
  }
  return masked;
}

/** What the reader may be told of groups; what several figures are grouped by is read once. */
class Masks {
  readonly #known = new Map<string, Promise<Set<string>>>();
  readonly #ctx: ReadContext;
  readonly #catalogue: MetricCatalogue;

  constructor(ctx: ReadContext, catalogue: MetricCatalogue) {
    this.#ctx = ctx;
    this.#catalogue = catalogue;
  }

  async apply(axis: Axis | undefined, groups: Group[]): Promise<Group[]> {
    const { ids, hasWords } = axis ? factsOf(axis) : NOTHING;
    // what people wrote is a name, an address, a word of their own
    if (!axis || (ids !== 'record' && !hasWords)) return groups;
    const keys = groups.flatMap(({ key }) => (key === null ? [] : String(key)));
    const asked = JSON.stringify([axis.type, axis.name, keys]);
    const seen = this.#known.get(asked) ?? this.#readSeen(axis, keys);
    this.#known.set(asked, seen);
    const known = await seen;
    return groups.map((group) => (known.has(String(group.key)) ? group : { key: null, label: '' }));
  }

  #readSeen(axis: Axis, keys: string[]): Promise<Set<string>> {
    return factsOf(axis).ids === 'record'
      ? this.#readRecords(axis, keys)
      : this.#readWritten(axis, keys);
  }

  async #readRecords(axis: Axis, ids: string[]): Promise<Set<string>> {
    const type = targetOf(this.#catalogue, axis);
    if (!type) return new Set();
    const rows = await this.#ctx.db.rows<{ id: string }>(sql`
      select r.id from ${sql.table(type)} r
      where ${visible(this.#ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
    return new Set(rows.map(({ id }) => id));
  }

  /** Of texts those that stand in a record which the reader sees; what stood there once is not told. */
  async #readWritten({ type, name }: Axis, texts: string[]): Promise<Set<string>> {
    const declared = this.#catalogue.recordTypes.get(type)?.declaration;
    if (!declared) return new Set();
    const column = columnOf(await declarationOf(this.#ctx, declared), name);
    if (!column) return new Set();
    const value = column.type.endsWith('[]') ? sql`unnest(${column.sql})` : column.sql;
    const rows = await this.#ctx.db.rows<{ value: string }>(sql`
      select distinct w.value from (select ${value} as value from ${sql.table(type)} r
        where ${visible(this.#ctx.actor, 'r')}) w
      where w.value = any(${texts}::text[])`);
    return new Set(rows.map((row) => row.value));
  }
}

function targetOf({ recordTypes, sources }: MetricCatalogue, { type, name }: Axis) {
  const source = sources.find((one) => one.name === type);
  const fields = recordTypes.get(type)?.declaration.fields ?? source?.columns;
  const field = (fields as Record<string, { to?: string }> | undefined)?.[name];
  return field?.to && recordTypes.has(field.to) ? field.to : undefined;
}
