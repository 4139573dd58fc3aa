import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Course } from '../../engine/playbook.ts';
import {
  advance,
  leftAfterOverride,
  nextStage,
  open,
  type Refusal,
  refuseAdvance,
  refuseCompletion,
  refuseOpening,
  type Situation,
  stageOf,
} from '../../engine/steps.ts';
import { CAPABILITY_NAMES, type CapabilityName } from '../capabilities.ts';
import {
  refuseEnded,
  requireLead,
  requireProgramme,
  requireSponsor,
} from './charter/require-lead.ts';
import { keepMark } from './keep-mark.ts';
import type { ProgrammePorts } from './ports.ts';
import type { ProgrammeRow } from './programme-queries.ts';
import { sayRefusal } from './say-refusal.ts';
import { readSituation } from './stand-queries.ts';
import { writeProgramme } from './write-programme.ts';

/** Goes on to the stage that was shown as the next one, through a gate that is open. */
export async function advanceProgramme(ctx: WriteContext, ports: ProgrammePorts, to: string) {
  const before = await requireProgramme(ctx);
  requireLead(ctx, before);
  refuseEnded(before);
  const situation = await readSituation(ctx, ports, before);
  if (nextStage(situation) && nextStage(situation)!.name !== to) throw notNext();
  const { passages } = taken(advance(situation));
  return writeProgramme(ctx, {
    ...{ before, values: { ...before, passages: [...passages] } },
    verb: 'advanced',
  });
}

interface Opening {
  name: CapabilityName;
  serves: string;
}

export async function openCapability(ctx: WriteContext, ports: ProgrammePorts, given: Opening) {
  const before = await requireProgramme(ctx);
  requireLead(ctx, before);
  refuseEnded(before);
  const situation = await readSituation(ctx, ports, before);
  taken(open(situation, given.name));
  return writeOpened(ctx, { before, given, today: situation.today });
}

function writeOpened(
  ctx: WriteContext,
  { before, given, today }: { before: ProgrammeRow; given: Opening; today: string },
) {
  const { name, serves } = given;
  const one = { capability: name, on: today, by: ctx.actor.memberId, serves };
  const values = { ...before, opened: [...before.opened, one] };
  return writeProgramme(ctx, { before, values, verb: 'capability_opened' });
}

export interface Overriding {
  lets: string;
  reason: string;
  serves?: string | undefined;
}

/** The sponsor alone lets something through; why, and what was missing, stays for everyone to see. */
export async function overrideGate(ctx: WriteContext, ports: ProgrammePorts, given: Overriding) {
  const before = await requireProgramme(ctx);
  requireSponsor(ctx, before);
  refuseEnded(before);
  const situation = await readSituation(ctx, ports, before);
  const name = CAPABILITY_NAMES.find((one) => one === given.lets);
  const step = name ? openingBy(situation, name) : advanceBy(situation, given.lets);
  if (step.refused.length === 0) {
    throw new AppError('conflict', 'The gate is open, so there is nothing to override. Go on.', {
      reason: 'gate_open',
    });
  }
  const left = leftAfterOverride(step.refused);
  if (left.length > 0) throw sayRefusal(left[0]!);
  await keepMark(ctx, {
    ...{ programmeId: before.id, gate: step.gate, lets: given.lets, reason: given.reason },
    lacked: step.refused.flatMap((one) => (one.reason === 'gate_closed' ? one.missing : [])),
    on: situation.today,
  });
  const mark = { ...given, gate: step.gate, by: ctx.actor.memberId, on: situation.today };
  if (!name) {
    const { passages } = taken(advance(situation, mark));
    const values = { ...before, passages: [...passages] };
    return writeProgramme(ctx, { before, values, verb: 'advanced' });
  }
  if (!given.serves) {
    throw new AppError(
      'invalid',
      'Say how it serves the objective: nothing is opened without one.',
      {
        reason: 'no_objective',
        issues: [{ path: ['serves'], message: 'Say how it serves the objective.' }],
      },
    );
  }
  return writeOpened(ctx, {
    before,
    given: { name, serves: given.serves },
    today: situation.today,
  });
}

function openingBy(situation: Situation, name: string) {
  const { gate } = situation.playbook.locks.find(({ capability }) => capability === name)!;
  return { gate, refused: refuseOpening(situation, name) };
}

function advanceBy(situation: Situation, lets: string) {
  if (nextStage(situation)?.name !== lets) {
    throw notNext();
  }
  return { gate: stageOf(situation).leaves_by!, refused: refuseAdvance(situation) };
}

/** Not before twelve months and two rear views, whoever wants it. */
export async function completeProgramme(ctx: WriteContext, ports: ProgrammePorts) {
  const before = await requireProgramme(ctx);
  requireLead(ctx, before);
  refuseEnded(before);
  const situation = await readSituation(ctx, ports, before);
  const refused = refuseCompletion(situation);
  if (refused.length > 0) throw sayRefusal(refused[0]!);
  const ended = { on: situation.today, by: ctx.actor.memberId, reason: null };
  const values = { ...before, ended: { how: 'complete' as const, ...ended } };
  return writeProgramme(ctx, { before, values, verb: 'completed' });
}

/** The sponsor gives it up; its locks open, and the reason is there to be read. */
export async function stopProgramme(ctx: WriteContext, ports: ProgrammePorts, reason: string) {
  const before = await requireProgramme(ctx);
  requireSponsor(ctx, before);
  refuseEnded(before);
  const { today: on } = await readSituation(ctx, ports, before);
  const ended = { how: 'stopped' as const, on, by: ctx.actor.memberId, reason };
  return writeProgramme(ctx, { before, values: { ...before, ended }, verb: 'stopped' });
}

function notNext(): AppError {
  return new AppError('conflict', 'That is not the next stage. Load the page again.', {
    reason: 'not_next',
  });
}

function taken(result: Course | Refusal[]): Course {
  if ('passages' in result) return result;
  throw sayRefusal(result[0]!);
}
