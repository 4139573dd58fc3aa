import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';
import type { Day } from '#src/lib/days.ts';
import type { ReadContext } from '#src/server/context.ts';
import { checkDeadline } from '../../../engine/deadline.ts';
import type { Answer, Answers } from '../../../engine/playbook.ts';
import { type BudgetName, type ConditionName, NEEDED, ROLL_OUT } from '../../roll-out.ts';
import { readAffected, readMembers } from '../affected-queries.ts';
import type {
  AdoptionSums,
  Affected,
  Ease,
  ProgrammePorts,
  TookPart,
  TopConcerns,
} from '../ports.ts';
import type { ProgrammeRow } from '../programme-queries.ts';

interface Known {
  row: ProgrammeRow;
  affected: Affected;
  members: Awaited<ReturnType<typeof readMembers>>;
  counts: Record<BudgetName, number>;
  sums: AdoptionSums | null;
  tookPart: TookPart | null;
  topConcerns: TopConcerns | null;
  ease: Ease | null;
  hasMetric: boolean;
}

/** What is known today of every condition of every gate. */
export async function answerConditions(
  ctx: ReadContext,
  ports: ProgrammePorts,
  { row, counts, today }: Pick<Known, 'row' | 'counts'> & { today: Day },
): Promise<Answers> {
  const affected = await readAffected(ctx, row);
  const known: Known = {
    ...{ row, counts, affected },
    members: await readMembers(ctx, [
      ...[row.sponsor_id, row.administrator_id, row.deputy_id],
      ...row.taken_out,
    ]),
    sums: await ports.adoption(ctx, affected, today),
    tookPart: await ports.tookPart(ctx),
    topConcerns: await ports.topConcerns(ctx),
    ease: await ports.ease(ctx, affected),
    hasMetric: await ports.hasMetric(ctx, row.metric),
  };
  return { ...answerCharter(known), ...answerKickOff(known), ...answerUse(known) };
}

type Some = Partial<Record<ConditionName, Answer>>;

function answerCharter({ row, members, affected, hasMetric }: Known): Some {
  const sponsor = members.get(row.sponsor_id);
  const isThere = sponsor?.active === true && sponsor.role !== 'member';
  const hasDuties = row.duties.some(({ who }) => who === 'sponsor');
  const two = [row.administrator_id, row.deputy_id].filter((id) => id && members.get(id)?.active);
  const hasAdministrator = members.get(row.administrator_id ?? '')?.role === 'administrator';
  return {
    objective: is(row.objective !== '' && hasMetric, 'no_objective'),
    sponsor_agreed: is(
      isThere && hasDuties && row.agreed_on !== null,
      isThere ? (hasDuties ? 'not_agreed' : 'no_duties') : 'no_sponsor',
    ),
    administrators: {
      ...is(new Set(two).size === 2 && hasAdministrator, 'no_deputy'),
      ...{ have: new Set(two).size, need: 2 },
    },
    affected: { ...is(affected.memberIds.length > 0, 'nobody'), have: affected.memberIds.length },
    hours: { ...is((row.hours ?? 0) > 0, 'no_hours'), have: row.hours },
    deadline: answerDeadline(row),
  };
}

function answerDeadline({ begins_on, ends_on }: ProgrammeRow): Answer {
  if (!ends_on) return is(false, 'no_day');
  return is(checkDeadline(ROLL_OUT, { begins_on, ends_on }).isPossible, 'impossible');
}

/** What was held and raised in the product counts; else what a person has counted and noted. */
function answerKickOff(known: Known): Some {
  return { took_part: answerTookPart(known), concerns_answered: answerConcerns(known) };
}

function answerTookPart({ row: { kick_off: noted }, affected, tookPart }: Known): Answer {
  const need = (of: number) =>
    Math.ceil(Math.max(of, affected.memberIds.length) * NEEDED.took_part);
  if (tookPart) return reach(tookPart.took_part, need(tookPart.affected));
  if (!noted) return unknown('not_noted');
  return { ...reach(noted.took_part, need(noted.of)), why: 'noted' };
}

function answerConcerns({ row: { kick_off: noted }, topConcerns }: Known): Answer {
  if (topConcerns) return reach(topConcerns.answered, topConcerns.top);
  if (!noted) return unknown('not_noted');
  return { ...reach(noted.answered, noted.concerns), why: 'noted' };
}

function answerUse({ row, members, sums, ease, counts }: Known): Some {
  const left = row.taken_out.filter((id) => members.get(id)?.active);
  return {
    nobody_left_out: is(left.length === 0, 'left_out'),
    reports_set_up: reach(counts.reports, 1),
    team_adopted: answerTeams(sums),
    leader_use: ofMany(measured(sums?.leader_use, NEEDED.leader_use), sums?.leaders),
    give_get: ofMany(measured(sums?.give_get, NEEDED.give_get), sums?.people),
    ease: answerEase(ease),
  };
}

/** One team, or one person outside all teams, that is not there yet holds all of it. */
function answerTeams(sums: AdoptionSums | null): Answer {
  if (!sums) return unknown('not_measured');
  const have = sums.adopted;
  const need = sums.teams;
  if (need > 0 && have === need) return { met: true, have, need, why: 'met' };
  const isKnown = need > 0 && have + sums.unknown < need;
  return { met: isKnown ? false : null, have, need, why: isKnown ? 'partial' : 'not_enough' };
}

function answerEase(ease: Ease | null): Answer {
  const why = ease ? UNKNOWN_EASE[ease.reason] : 'not_enough';
  return why ? { ...unknown(why), need: NEEDED.ease } : measured(ease?.score, NEEDED.ease);
}

const UNKNOWN_EASE: Record<Ease['reason'], string | null> = {
  ...{ known: null, never_asked: 'not_measured', too_few: 'few_answers' },
  ...{ too_old: 'too_old', not_told: 'not_enough', never_told: 'never_told' },
};

function measured(have: number | null | undefined, need: number): Answer {
  if (have === null || have === undefined) return { ...unknown('not_measured'), need };
  return reach(have, need);
}

/** A figure that stands on few is told as reached or not: the number would be that of one of them. */
function ofMany(answer: Answer, people = 0): Answer {
  return people < LEAST_PEOPLE ? { ...answer, have: null } : answer;
}

function reach(have: number, need: number): Answer {
  const met = have >= need;
  return { met, have, need, why: met ? 'met' : 'short' };
}

function is(met: boolean, otherwise: string): Answer {
  return { met, have: null, need: null, why: met ? 'met' : otherwise };
}

function unknown(why: string): Answer {
  return { met: null, have: null, need: null, why };
}
