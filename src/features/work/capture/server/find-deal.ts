import { sql } from 'kysely';
import { foldText } from '#src/lib/fold-text.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { CapturedDeal, ParsedCapture } from '../capture.ts';
import type { DealMeaning, Meaning } from '../capture-api.ts';
import type { GivenSubject } from './find-subject.ts';

interface OpenDeal {
  id: string;
  title: string;
  subtitle: string;
  pipeline_id: string | null;
}

interface Stage {
  id: string;
  title: string;
  pipeline_id: string;
  kind: 'open' | 'won' | 'lost';
}

const MOST_CHOICES = 8;

/** The stages that deals can be moved to, as a line may name them. */
export async function readStages(ctx: ReadContext): Promise<Stage[]> {
  return ctx.db.rows<Stage>(sql`
    select r.id, r.title, r.pipeline_id, r.kind from stage r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null order by r.position, r.id`);
}

interface Question {
  stages: readonly Stage[];
  meanings: readonly Meaning[];
  subject: GivenSubject | undefined;
}

/**
 * Which deal a line tells of: an open one of whom it names, or the one on whose page it is typed.
 * What could be several is asked, never guessed; `none` if there is no such deal, with the stage
 * that the line names for it.
 */
export async function findDeal(
  ctx: ReadContext,
  parsed: ParsedCapture,
  question: Question,
): Promise<DealMeaning | null> {
  const { deal } = parsed;
  if (!deal) return null;
  const isNew = deal.decided ? 'create' in deal.decided : deal.does === 'open';
  if (isNew) return { ...nothing('new'), stage: stageOf(deal, question.stages, null) };
  const found = narrow(parsed, await findCandidates(ctx, deal, question));
  if (found.length > 1) return { ...nothing('ask'), choices: found.map(toFound) };
  const [only] = found;
  if (!only) {
    const stage = deal.stage === null ? null : stageOf(deal, question.stages, null);
    return { ...nothing('none'), stage };
  }
  const stage = stageOf(deal, question.stages, only.pipeline_id);
  // a stage of another pipeline is no place for it
  if (!stage && /^(?:move|win|lose)$/.test(deal.does)) return nothing('none');
  return { status: 'known', record: toFound(only), choices: [], stage };
}

function nothing(status: DealMeaning['status']): DealMeaning {
  return { status, record: null, choices: [], stage: null };
}

function toFound({ id, title, subtitle }: OpenDeal) {
  return { type: 'deal', id, title, subtitle };
}

const OUTCOMES: Partial<Record<CapturedDeal['does'], Stage['kind']>> = { win: 'won', lose: 'lost' };

/** The stage that is named, or in which a deal is won or lost; of the deal's own pipeline. */
function stageOf(
  { does, stage }: CapturedDeal,
  stages: readonly Stage[],
  pipelineId: string | null,
): { id: string; title: string } | null {
  const isMeant = ({ title, kind }: Stage) =>
    stage === null ? kind === OUTCOMES[does] : foldText(title) === foldText(stage);
  const found = stages.find(
    (one) => isMeant(one) && (pipelineId === null || one.pipeline_id === pipelineId),
  );
  return found ? { id: found.id, title: found.title } : null;
}

async function findCandidates(
  ctx: ReadContext,
  deal: CapturedDeal,
  { meanings, subject }: Question,
): Promise<OpenDeal[]> {
  if (deal.decided && 'id' in deal.decided) return readDeals(ctx, sql`r.id = ${deal.decided.id}`);
  if (subject?.type === 'deal') return readDeals(ctx, sql`r.id = ${subject.id}`);
  const named = meanings.flatMap(({ record }) => record?.id ?? []);
  const isNamed = meanings.some(({ status }) => status !== 'none');
  const ids = isNamed ? named : subject ? [subject.id] : [];
  if (ids.length === 0) return [];
  const people = sql`(r.deciders || r.champions || r.evaluators || r.buyers)`;
  return readDeals(
    ctx,
    sql`r.status = 'open' and (r.company_id = any(${ids}::uuid[])
      or r.person_id = any(${ids}::uuid[]) or ${people} && ${ids}::uuid[])`,
  );
}

function readDeals(ctx: ReadContext, which: ReturnType<typeof sql>): Promise<OpenDeal[]> {
  return ctx.db.rows<OpenDeal>(sql`
    select r.id, r.title, r.pipeline_id, coalesce(c.title, '') as subtitle from deal r
    left join company c on c.workspace_id = r.workspace_id and c.id = r.company_id
      and ${visible(ctx.actor, 'c')}
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and ${which}
    order by r.updated_at desc, r.id limit ${MOST_CHOICES}`);
}

/** Of several deals the one whose name stands in the line. */
function narrow({ text }: ParsedCapture, deals: OpenDeal[]): OpenDeal[] {
  if (deals.length < 2) return deals;
  const line = foldText(text);
  const named = deals.filter(({ title }) => line.includes(foldText(title)));
  return named.length === 1 ? named : deals;
}

/**
 * A line about a deal that nobody knows is a note like any other; where it names a stage, its
 * meaning is kept, so that a new deal can be offered.
 */
export function settleDeal(parsed: ParsedCapture, meaning: DealMeaning | null, now: string) {
  if (!parsed.deal || meaning?.status !== 'none') return { parsed, deal: meaning };
  return { parsed: leaveOutDeal(parsed, now), deal: meaning.stage && meaning };
}

function leaveOutDeal(parsed: ParsedCapture, now: string): ParsedCapture {
  const isTold = parsed.activity || parsed.case || parsed.followUps.some(({ sure }) => sure);
  const note = {
    kind: 'note' as const,
    occurredAt: now,
    span: null,
    daySpan: null,
    body: parsed.text.trim(),
  };
  return {
    ...parsed,
    deal: null,
    activity: isTold ? parsed.activity : note,
    intent: parsed.intent === 'deal' ? 'log' : parsed.intent,
  };
}
