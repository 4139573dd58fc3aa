import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import type { BasisAnswer, Estimate } from '../decision-api.ts';
import { BEGINNING, countAsked, type KeptDecision } from '../decision-basis.ts';

/** The row of a workspace, as its table holds it. */
export interface BasisRow {
  id: string;
  objective: string;
  metric: string;
  target: string | null;
  sponsor_id: string;
  decisions: KeptDecision[];
  agreed: Estimate;
  dashboard_id: string | null;
  version: number;
  deleted_at: string | null;
}

/** Also when it was taken back, for then it may come again. */
export function readBasisRow(ctx: ReadContext): Promise<BasisRow | undefined> {
  return ctx.db.first<BasisRow>(sql`
    select b.* from decision_basis b where b.workspace_id = ${ctx.actor.workspaceId}`);
}

/** What is set up, whom it is of and what was said to be asked; every member may read it. */
export async function readDecisions(ctx: ReadContext) {
  const row = await readBasisRow(ctx);
  const basis = row && !row.deleted_at ? await toAnswer(ctx, row) : null;
  return {
    basis,
    budget: budgetOf(basis?.decisions ?? []),
    may_change: mayChange(ctx, basis?.sponsor.id),
  };
}

export async function toAnswer(ctx: ReadContext, row: BasisRow): Promise<BasisAnswer> {
  const member = await ctx.db.first<{ name: string }>(sql`
    select m.name from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${row.sponsor_id}`);
  const { id, version, objective, metric, target, decisions, agreed, dashboard_id } = row;
  const sponsor = { id: row.sponsor_id, name: member?.name ?? '' };
  return { id, version, objective, metric, target, sponsor, decisions, agreed, dashboard_id };
}

/** The sponsor decides what is asked, or an administrator; before there is one, any manager. */
export function mayChange({ actor }: ReadContext, sponsorId: string | undefined): boolean {
  if (actor.role === 'administrator') return true;
  return actor.role === 'manager' && (sponsorId === undefined || sponsorId === actor.memberId);
}

export function budgetOf(decisions: readonly Pick<KeptDecision, 'fields'>[]) {
  return {
    ...countAsked(decisions),
    most_reports: BEGINNING.reports,
    most_fields: BEGINNING.fields,
  };
}

const MOST_CHANGES = 100;

interface ChangeRow {
  at: string;
  by: string | null;
  verb: string;
  decisions: [KeptDecision[] | null, KeptDecision[] | null] | null;
  objective: [string | null, string | null] | null;
  deleted_at: [string | null, string | null] | null;
}

/** How the decisions have changed, the latest first. */
export async function listChanges(ctx: ReadContext) {
  const rows = await ctx.db.rows<ChangeRow>(sql`
    select e.at, m.name as by, e.verb, e.changes -> 'decisions' as decisions,
      e.changes -> 'objective' as objective, e.changes -> 'deleted_at' as deleted_at
    from decision_basis b
    join ledger_event e on e.workspace_id = b.workspace_id and e.record_id = b.id
    left join member m on m.workspace_id = e.workspace_id and m.id = e.actor_id
    where b.workspace_id = ${ctx.actor.workspaceId} and e.record_type = 'decision_basis'
    order by e.seq desc limit ${MOST_CHANGES}`);
  return { items: rows.map(tellChange) };
}

type Verb = 'created' | 'changed' | 'undone';

function tellChange({ at, by, verb, decisions, objective }: ChangeRow) {
  const [before, after] = [decisions?.[0] ?? [], decisions?.[1] ?? []];
  return {
    ...{ at: new Date(at).toISOString(), by, verb: verb.split('.')[1] as Verb },
    added: newIn(after, before),
    dropped: newIn(before, after),
    objective: objective?.[1] ?? null,
  };
}

function newIn(ones: readonly KeptDecision[], others: readonly KeptDecision[]) {
  return ones
    .filter(({ id }) => !others.some((other) => other.id === id))
    .map(({ decision, words }) => ({ decision, words }));
}
