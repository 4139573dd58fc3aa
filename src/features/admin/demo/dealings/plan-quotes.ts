import type { MemberKey } from '../material/members.ts';
import { createRandom, makeId, type Random } from '../random.ts';
import { dateOf } from '../time/calendar.ts';
import type { PlannedDeal } from './deed.ts';
import { does, later, type Planning } from './planning.ts';
import { APPROVAL_REASONS, DECLINE_REASONS } from './words/selling.ts';

export type QuoteFate =
  | 'draft'
  | 'waiting'
  | 'sent'
  | 'revised'
  | 'accepted'
  | 'approved'
  | 'declined'
  | 'expired';

interface Plan {
  deal: PlannedDeal;
  actor: MemberKey;
  fate: QuoteFate;
  /** When the deal came so far. */
  from: number;
  /** When the customer answered. */
  end?: number;
  random: Random;
  number: number;
}

const DAY_MS = 86_400_000;
const HOUR = 60;
const MINUTE_MS = 60_000;
/** Days after the start at which the rule of approval was made. */
export const RULED_AFTER = 160;
/** Above what the rule of approval lets pass. */
const MUCH = [18, 20, 22] as const;

/** One quote from its draft to the answer. */
export function planQuote(planning: Planning, given: Plan): void {
  const plan = { ...given, fate: fateOf(planning, given) };
  const { deal, actor, fate, random, number } = plan;
  const { chronicle, span } = planning.making;
  // what waits was asked yesterday evening
  const from = fate === 'waiting' ? (span.today - 1) * DAY_MS + 13 * 3_600_000 : plan.from;
  const at = later(planning, from, 25);
  const id = makeId(createRandom(chronicle.seed, `quote ${number}`), at);
  const discount = discountOf(fate, random);
  const valid_until = validUntil(plan, Math.floor(at / DAY_MS));
  does(planning, { at, actor }, { do: 'make_quote', id, deal, discount, valid_until });
  if (fate === 'draft') return;
  const sent = later(planning, at, 40);
  const reason = isMuch(fate) ? { reason: random.pick(APPROVAL_REASONS) } : {};
  does(planning, { at: sent, actor }, { do: 'send_quote', id, ...reason });
  if (fate === 'approved') approve(planning, { plan, id, sent });
  if (fate !== 'waiting') look(planning, { plan, id, sent });
  if (fate === 'revised') revise(planning, { plan, id, sent });
  if (fate === 'accepted' || fate === 'approved' || fate === 'declined') answer(planning, plan, id);
}

/** Before the rule was there nobody had to approve. */
function fateOf({ making }: Planning, { fate, from }: Plan): QuoteFate {
  const isRuled = from / DAY_MS > making.span.start + RULED_AFTER + 1;
  return fate === 'approved' && !isRuled ? 'accepted' : fate;
}

function isMuch(fate: QuoteFate): boolean {
  return fate === 'waiting' || fate === 'approved';
}

function discountOf(fate: QuoteFate, random: Random): number | null {
  if (isMuch(fate)) return random.pick(MUCH);
  return random.chance(0.5) ? random.between(2, 10) : null;
}

function validUntil({ fate, end }: Plan, day: number): string {
  if (fate === 'expired') return dateOf(day + 14);
  return dateOf(end === undefined ? day + 30 : Math.floor(end / DAY_MS) + 14);
}

interface Sent {
  plan: Plan;
  id: string;
  sent: number;
}

function approve(planning: Planning, { plan: { actor, random }, id, sent }: Sent): void {
  // nobody leads the leaders, so it goes to the administrator
  const leads = actor === 'ingrid' || actor === 'riccardo';
  const approver = leads ? 'miriam' : leaderOf(actor);
  const approved = later(planning, sent, random.between(10, 4 * HOUR));
  does(planning, { at: approved, actor: approver }, { do: 'approve', quote: id });
  does(planning, { at: later(planning, approved, 15), actor }, { do: 'send_quote', id });
}

/** Most customers look at it, some again and again. */
function look(planning: Planning, { plan: { actor, random, fate }, id, sent }: Sent): void {
  const from = fate === 'approved' ? sent + 5 * HOUR * MINUTE_MS : sent;
  const times = random.chance(0.8) ? random.between(1, 3) : 0;
  for (let time = 0; time < times; time++) {
    const at = later(planning, from, 40 + time * 11 * HOUR + random.between(0, 5 * HOUR));
    does(planning, { at, actor }, { do: 'open_quote', id });
  }
}

function revise(planning: Planning, { plan: { actor }, id, sent }: Sent): void {
  const at = later(planning, sent, 2 * 24 * HOUR);
  const valid_until = dateOf(Math.floor(at / DAY_MS) + 30);
  does(planning, { at, actor }, { do: 'revise_quote', id, discount: 12, valid_until });
}

function answer(planning: Planning, plan: Plan, id: string): void {
  const { actor, fate, random, deal, end } = plan;
  const contact = planning.making.chronicle.records.person.find((one) => one.id === deal.person_id);
  const name = `${contact!.first_name ?? ''} ${contact!.last_name ?? ''}`.trim();
  const by = { at: Math.max(end!, later(planning, plan.from, 13 * HOUR)), actor };
  const at_page = random.chance(0.7);
  if (fate !== 'declined') does(planning, by, { do: 'accept_quote', id, name, at_page });
  else does(planning, by, { do: 'decline_quote', id, name, reason: random.pick(DECLINE_REASONS) });
}

function leaderOf(actor: MemberKey): MemberKey {
  return actor === 'tomasz' || actor === 'jonas' ? 'ingrid' : 'riccardo';
}
