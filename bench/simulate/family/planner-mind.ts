import type { Chance } from '../chance.ts';
import { type DayNumber, weekdayOf } from '../world/calendar.ts';
import { games, type Kind } from '../world/causes.ts';
import type { Member } from '../world/organisation.ts';

/** How somebody weighs things; drawn once. */
export interface Mind {
  kind: Kind;
  /** What writing it down is worth to them, by itself. */
  drive: number;
  /** Looks before an appointment; at the ringing phone. */
  prepares: number;
  glances: number;
  promises: number;
  /** The chance, each day from the due one on, that a promise is kept. */
  keeps: number;
  /** Says what came of it. */
  tells: number;
  tidies: number;
  /** Looks at pages only to have looked. */
  shows: number;
  pads: boolean;
  careless: number;
  /** Days that something not written stays in the head. */
  holds: number;
}

export function mindOf(member: Member, kind: Kind, chance: Chance): Mind {
  const { want, can } = member.causes;
  const wants = kind === 'adopter' || kind === 'struggler' ? want : Math.min(want, 0.3);
  const drive = steep(wants, 0.5) * steep(can, 0.45);
  const isGaming = kind === 'complier' && games(member.causes);
  return {
    kind,
    drive,
    prepares: clamp(0.05 + 0.8 * drive * chance.between(0.7, 1.05)),
    glances: clamp(0.02 + 0.36 * drive * chance.between(0.5, 1.2)),
    promises: clamp(0.02 + 0.26 * drive),
    keeps: clamp(0.12 + 0.78 * drive * chance.between(0.85, 1.1)),
    tells: clamp(0.1 + 0.8 * drive),
    tidies: 0.01 + 0.05 * drive,
    shows: isGaming ? chance.between(0.04, 0.12) : 0.003,
    pads: kind === 'padder',
    careless: kind === 'complier' || kind === 'padder' ? chance.between(0.6, 0.95) : 0.05,
    holds: kind === 'complier' && !isGaming ? 6 : 2.2,
  };
}

interface Moment {
  day: DayNumber;
  minute: number;
  /** What stands there today already. */
  entries: number;
}

/** What it is worth now to write something down: for itself, and for who asks for it. */
export function worthOf(mind: Mind, member: Member, { day, minute, entries }: Moment): number {
  const cost = Math.min(0.6, (member.sentence_s / 14) * 0.18);
  return 2.3 * mind.drive + pressure(mind, member, { day, minute, entries }) - cost;
}

function pressure(mind: Mind, { causes, team: { order }, ends }: Member, moment: Moment): number {
  const { day, minute, entries } = moment;
  if (mind.kind === 'padder' && order.kind === 'calls') {
    const missing = Math.max(0, order.a_day - entries) / order.a_day;
    const late = Math.min(1, Math.max(0.1, 1 - (ends - minute) / 300));
    return 7 * causes.obey * missing * late;
  }
  if (mind.kind !== 'complier' || order.kind !== 'fill') return 0;
  // who games keeps a little going every day instead
  if (games(causes)) return entries < 2 + 3 * causes.cunning ? 1.35 * causes.obey : 0;
  const hours =
    (((order.weekday - weekdayOf(day) + 7) % 7) * 24 * 60 + order.hour * 60 - minute) / 60;
  return hours < 0 ? 0 : 3.6 * causes.obey * Math.exp(-hours / 2.2);
}

function steep(value: number, middle: number): number {
  return 1 / (1 + Math.exp(-11 * (value - middle)));
}

function clamp(share: number): number {
  return Math.min(0.97, Math.max(0, share));
}
