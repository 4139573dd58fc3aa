import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';

/** What has been done for people before anything is asked of them; null: not measured. */
export interface Support {
  people: number;
  /** Who has gone through the introduction. */
  introduced: number;
  /** What they get back for what they give. */
  give_get: number | null;
  leaders: readonly SupportLeader[];
}

export interface SupportLeader {
  leads: boolean;
  signed: boolean;
  /** The share of meetings that they lead by the live figures. */
  use: number | null;
  statement: string | null;
}

export const SUPPORT_NEEDS = {
  introduced: THRESHOLDS.gate_took_part,
  give_get: THRESHOLDS.gate_give_get,
  leader_use: THRESHOLDS.leader_use,
} as const;

export type ConditionName = 'introduced' | 'fair' | 'leaders_signed' | 'leaders_open';

export interface Condition {
  name: ConditionName;
  met: boolean;
  have: number | null;
  need: number;
}

/** Support comes first and leaders sign first: until all of it holds nothing is asked of anybody. */
export function judgeSupport({ people, introduced, give_get, leaders }: Support): Condition[] {
  const { introduced: least, give_get: fair } = SUPPORT_NEEDS;
  const share = people === 0 ? null : introduced / people;
  const signed = leaders.filter((one) => one.signed).length;
  const open = leaders.filter(isOpen).length;
  const of = leaders.length;
  return [
    { name: 'introduced', met: share !== null && share >= least, have: share, need: least },
    { name: 'fair', met: give_get !== null && give_get >= fair, have: give_get, need: fair },
    { name: 'leaders_signed', met: of > 0 && signed === of, have: signed, need: of },
    { name: 'leaders_open', met: of > 0 && open === of, have: open, need: of },
  ];
}

/** Whether a leader leads by the live figures, or says openly that they do not yet. */
export function isOpen({ leads, use, statement }: SupportLeader): boolean {
  return !leads || (use !== null && use >= SUPPORT_NEEDS.leader_use) || statement !== null;
}
