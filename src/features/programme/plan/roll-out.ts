import { FOUR_JOBS } from '#src/features/adoption/measure/measures.ts';
import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import type { Playbook } from '../engine/playbook.ts';
import { CAPABILITY_NAMES, type CapabilityName } from './capabilities.ts';

/** With how many jobs it begins. */
export const JOBS = FOUR_JOBS.length;

export const STAGES = ['charter', 'kick_off', 'minimum', 'habit', 'expand', 'sustain'] as const;
export type StageName = (typeof STAGES)[number];

export const GATES = ['G0', 'G1', 'live', 'G2'] as const;
export type GateName = (typeof GATES)[number];

export const CONDITIONS = [
  'objective',
  'sponsor_agreed',
  'administrators',
  'affected',
  'hours',
  'deadline',
  'took_part',
  'concerns_answered',
  'reports_set_up',
  'nobody_left_out',
  'team_adopted',
  'leader_use',
  'give_get',
  'ease',
] as const;
export type ConditionName = (typeof CONDITIONS)[number];

export const BUDGETS = { jobs: JOBS, reports: 3, fields: 12 } as const;
export type BudgetName = keyof typeof BUDGETS;

/** Shares that a gate asks for. */
export const NEEDED = {
  took_part: THRESHOLDS.gate_took_part,
  leader_use: THRESHOLDS.leader_use,
  give_get: THRESHOLDS.gate_give_get,
  ease: THRESHOLDS.gate_ease,
} as const;

/** How Uptake is brought in. */
export const ROLL_OUT: Playbook = {
  stages: [
    { name: 'charter', least_weeks: 0, most_weeks: 1, leaves_by: 'G0' },
    { name: 'kick_off', least_weeks: 0, most_weeks: 1, leaves_by: 'G1' },
    { name: 'minimum', least_weeks: 0, most_weeks: 3, leaves_by: 'live' },
    { name: 'habit', least_weeks: 8, most_weeks: null, leaves_by: 'G2' },
    { name: 'expand', least_weeks: 4, most_weeks: null, leaves_by: 'G2' },
    { name: 'sustain', least_weeks: 0, most_weeks: null, leaves_by: null },
  ] satisfies { name: StageName; leaves_by: GateName | null; [key: string]: unknown }[],
  gates: [
    {
      name: 'G0',
      conditions: [
        'objective',
        'sponsor_agreed',
        'administrators',
        'affected',
        'hours',
        'deadline',
      ],
    },
    { name: 'G1', conditions: ['took_part', 'concerns_answered'] },
    { name: 'live', conditions: ['reports_set_up'] },
    {
      name: 'G2',
      conditions: ['nobody_left_out', 'team_adopted', 'leader_use', 'give_get', 'ease'],
    },
  ] satisfies { name: GateName; conditions: ConditionName[] }[],
  locks: CAPABILITY_NAMES.map((capability) => ({ capability, gate: 'G2' })),
  budgets: Object.entries(BUDGETS).map(([name, most]) => ({ name, most })),
  pace_weeks: 4,
  deadline_gate: 'G2',
  completion: { gate: 'G2', months: 12, reviews: 2 },
};

/** The gate behind which a capability lies. */
export function gateOf(capability: CapabilityName): string {
  return ROLL_OUT.locks.find((lock) => lock.capability === capability)!.gate;
}
