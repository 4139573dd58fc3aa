import { sql } from 'kysely';
import { fieldOf } from '#src/records/define-record.ts';
import type { ReadContext } from '#src/server/context.ts';
import { namesPeople } from '../people/guard-scan.ts';
import type { GroupSql } from '../plan/group-sql.ts';
import type { Arranged } from './arrange-groups.ts';
import type { Names } from './label-groups.ts';
import type { Key } from './read-scans.ts';
import type { Reckoning } from './reckoning.ts';

/** Stages are steps of a way: they stand in its order, whichever of them holds most. */
export async function orderSteps(ctx: ReadContext, reckonings: Iterable<Reckoning>): Promise<void> {
  const placed = [...reckonings].flatMap(placedIn);
  const steps = placed.filter(({ group }) => isStage(group));
  if (steps.length === 0) return;
  const stages = await ctx.db.rows<{ id: string }>(sql`
    select s.id from stage s
    join pipeline p on p.workspace_id = s.workspace_id and p.id = s.pipeline_id
    where s.workspace_id = ${ctx.actor.workspaceId}
    order by p.position, p.id, s.position, s.id`);
  const places = new Map<Key, number>(stages.map(({ id }, at) => [id, at]));
  for (const { reckoning, name, arranged } of steps) reckoning[name] = inOrder(arranged, places);
}

/** People stand in the order of their names: nobody is ranked. */
export function orderPeople(reckonings: Iterable<Reckoning>, names: Names): void {
  for (const { reckoning, name, arranged, group } of [...reckonings].flatMap(placedIn)) {
    if (!namesPeople(group)) continue;
    const named = arranged.keys.map((key) => ({ key, label: names.label(group, key) }));
    const ordered = named.toSorted((one, other) => one.label.localeCompare(other.label));
    reckoning[name] = inOrder(arranged, new Map(ordered.map(({ key }, at) => [key, at])));
  }
}

function placedIn(reckoning: Reckoning) {
  const { groups } = reckoning.plan.scans[0]!.scan;
  return (['by', 'split'] as const).flatMap((name, index) => {
    const arranged = reckoning[name];
    return arranged ? { reckoning, name, arranged, group: groups[index] as GroupSql } : [];
  });
}

function isStage({ field }: GroupSql): boolean {
  const declared = field && fieldOf(field.of, field.own);
  return declared !== undefined && 'to' in declared && declared.to === 'stage';
}

function inOrder({ keys, more }: Arranged, places: ReadonlyMap<Key, number>): Arranged {
  const placeOf = (key: Key) =>
    (key === null ? Number.POSITIVE_INFINITY : places.get(key)) ?? places.size;
  const ordered = keys.toSorted((one, other) => {
    const [of, than] = [placeOf(one), placeOf(other)];
    return of === than ? 0 : of - than;
  });
  const found = new Map(ordered.map((key, at) => [key, at]));
  return { keys: ordered, more, place: (_, key) => found.get(key) };
}
