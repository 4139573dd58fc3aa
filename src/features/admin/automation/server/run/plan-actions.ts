import { sql } from 'kysely';
import { task } from '#src/features/work/task/task.ts';
import { dayAt } from '#src/lib/zoned-days.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { resolveDay } from '#src/records/filter-dates.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import { isSame } from '#src/records/server/write/changes.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { RuleAction, Whom } from '../../automation.ts';
import { isDaysAhead } from '../rule/check-rule.ts';
import { fillWords } from './fill-words.ts';
import type { World } from './world.ts';

/** What a rule is about to do to a record, or would have done. */
export type PlannedAction =
  | { kind: 'assign'; owner_id: string }
  | { kind: 'task'; subject: string; due_on: string | null; owner_id: string }
  | { kind: 'set'; field: string; value: unknown }
  | { kind: 'tag'; tag: string }
  | { kind: 'notify'; members: string[]; words: string; mail: boolean }
  | { kind: 'webhook'; endpoint_id: string };

export interface Planning {
  types: RecordTypes;
  declaration: RecordDeclaration;
  /** As it is, or was; what earlier steps do to it is seen by later ones. */
  row: Row;
  actions: readonly RuleAction[];
  at: Date;
  world: World;
  /** Whose turn it is in the team that takes turns. */
  turn: number;
}

/** What the steps come to for this record, in order; a step that would change nothing is left out. */
export async function planActions(
  ctx: ReadContext,
  planning: Planning,
): Promise<{ planned: PlannedAction[]; turn: number }> {
  const given = { ...planning, row: { ...planning.row } };
  const planned: PlannedAction[] = [];
  for (const action of planning.actions) {
    const one = await planAction(ctx, given, action);
    if (!one) continue;
    planned.push(one);
    if (one.kind === 'assign') given.row.owner_id = one.owner_id;
    if (one.kind === 'set') given.row[one.field] = one.value;
    if (one.kind === 'tag') given.row.tags = [...(given.row.tags as string[]), one.tag];
  }
  return { planned, turn: given.turn };
}

async function planAction(
  ctx: ReadContext,
  given: Planning,
  action: RuleAction,
): Promise<PlannedAction | null> {
  const { row, declaration, world } = given;
  switch (action.kind) {
    case 'assign': {
      const owner_id = await findOwner(ctx, given, action);
      return owner_id && owner_id !== row.owner_id ? { kind: 'assign', owner_id } : null;
    }
    case 'task': {
      const today = dayAt(given.at, world.timeZone);
      const { due_in_days: days } = action;
      return {
        kind: 'task',
        subject: (await fillWords(ctx, given, action.subject)).slice(0, 500),
        due_on: days === null ? null : resolveDay({ in: days, unit: 'day' }, today),
        owner_id: memberFor(action.whom, given, ctx.actor.memberId),
      };
    }
    case 'set': {
      const today = dayAt(given.at, world.timeZone);
      const value = isDaysAhead(action.value) ? resolveDay(action.value, today) : action.value;
      const isThere = isSame(row[action.field] ?? null, value ?? null);
      return isThere || !fieldOf(declaration, action.field)
        ? null
        : { kind: 'set', field: action.field, value };
    }
    case 'tag':
      return (row.tags as string[] | undefined)?.includes(action.tag)
        ? null
        : { kind: 'tag', tag: action.tag };
    case 'notify': {
      const { words, mail } = action;
      return {
        kind: 'notify',
        members: [memberFor(action.whom, given, ctx.actor.memberId)],
        words,
        mail,
      };
    }
    case 'webhook':
      return { kind: 'webhook', endpoint_id: action.endpoint_id };
  }
}

/** Who is meant; whoever looks after the rule stands in for one who is not there. */
function memberFor(whom: Whom, { row, world }: Planning, standIn: string): string {
  const id = whom.kind === 'owner' ? (row.owner_id as string | null) : whom.id;
  return id && world.members.has(id) ? id : standIn;
}

async function findOwner(
  ctx: ReadContext,
  given: Planning,
  { to }: Extract<RuleAction, { kind: 'assign' }>,
): Promise<string | null> {
  const { world, row } = given;
  if (to.kind === 'member') return world.members.has(to.id) ? to.id : null;
  if (to.kind === 'team') {
    const team = [...world.members.values()].filter(({ team_id }) => team_id === to.id);
    if (team.length === 0) return null;
    const next = team[given.turn % team.length]!;
    given.turn++;
    return next.id;
  }
  const company = await ctx.db.first<{ owner_id: string | null }>(sql`
    select r.owner_id from company r
    where ${visible(ctx.actor, 'r')} and r.id = ${row.company_id ?? null} and r.deleted_at is null`);
  const owner = company?.owner_id;
  return owner && world.members.has(owner) ? owner : null;
}

/** The task's fields that lead to the record, or to what the record belongs to. */
export function linksOf(declaration: RecordDeclaration, row: Row): Record<string, string> {
  const own = Object.entries(task.fields).find(
    ([, field]) => field.kind === 'reference' && field.to === declaration.type,
  );
  if (own) return { [own[0]]: row.id };
  const links: Record<string, string> = {};
  for (const [name, field] of Object.entries(task.fields)) {
    const same = fieldOf(declaration, name);
    const isLink = field.kind === 'reference' && same?.kind === 'reference' && same.to === field.to;
    if (isLink && typeof row[name] === 'string') links[name] = row[name];
  }
  return links;
}
