import type { FigureAnswer } from '../metric/figure-api.ts';
import type { MeetingStatus } from './meeting.ts';

const WAYS: Record<MeetingStatus, readonly MeetingStatus[]> = {
  planned: ['open'],
  open: ['ended', 'planned'],
  ended: ['open'],
};

/** Forward it is started and ended; back only by undo. */
export function mayBecome(from: MeetingStatus, to: MeetingStatus): boolean {
  return WAYS[from].includes(to);
}

interface Frozen {
  id: string;
  answer: Pick<FigureAnswer, 'totals'> | { error: unknown };
}

/** Records that lack what a figure needs; how many, and never whose. */
export interface Lacking {
  figure: string;
  metric: string;
  type: string;
  field: string;
  label: string;
  missing: number;
  of: number;
}

export type AgendaItem<F, D> =
  | { kind: 'follow_up'; id: string; decision: D }
  | { kind: 'figure'; id: string; figure: F }
  | { kind: 'lacking'; id: string; lacking: Lacking[] };

/** In which order a meeting goes: what was decided last time, its figures, what they lack. */
export function agendaOf<F extends Frozen, D extends { id: string }>(given: {
  followUps: readonly D[];
  figures: readonly F[];
}): AgendaItem<F, D>[] {
  const lacking = lackingIn(given.figures);
  return [
    ...given.followUps.map((decision) => ({
      kind: 'follow_up' as const,
      id: decision.id,
      decision,
    })),
    ...given.figures.map((figure) => ({ kind: 'figure' as const, id: figure.id, figure })),
    ...(lacking.length > 0 ? [{ kind: 'lacking' as const, id: 'lacking', lacking }] : []),
  ];
}

/** Each field once, from the figure in which most lack it. */
export function lackingIn(figures: readonly Frozen[]): Lacking[] {
  const found = new Map<string, Lacking>();
  for (const { id, answer } of figures) {
    for (const { metric, fitness } of 'error' in answer ? [] : answer.totals) {
      for (const { type, field, label, filled, of } of fitness.needs) {
        const missing = of - filled;
        const known = found.get(`${type} ${field}`);
        if (missing <= 0 || (known && known.missing >= missing)) continue;
        found.set(`${type} ${field}`, { figure: id, metric, type, field, label, missing, of });
      }
    }
  }
  return [...found.values()].toSorted((one, other) => other.missing - one.missing);
}

export interface Held {
  starts_on: string;
  opened: boolean;
  drilled: boolean;
  decided: boolean;
}

/** The share of due meetings that were opened live, drilled into and decided in; null before the first. */
export function leaderUse(
  meetings: readonly Held[],
  today: string,
): { due: number; used: number; share: number | null } {
  const due = meetings.filter(({ starts_on, opened }) => opened || starts_on < today);
  const used = due.filter(({ opened, drilled, decided }) => opened && drilled && decided);
  return {
    due: due.length,
    used: used.length,
    share: due.length > 0 ? used.length / due.length : null,
  };
}
