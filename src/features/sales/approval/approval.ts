import type { Money } from '#src/records/field-types.ts';

/** The record types that rules may speak of. */
export const APPROVABLE_TYPES = ['quote', 'deal'] as const;
export type ApprovableType = (typeof APPROVABLE_TYPES)[number];

export const STATUSES = ['pending', 'approved', 'rejected', 'withdrawn', 'replaced'] as const;
export type ApprovalStatus = (typeof STATUSES)[number];

/** What a rule looks at. What is not known for a type is null. */
export interface ApprovalFacts {
  /** Percent with up to two places: `"17.5"`. */
  discount: string | null;
  total: Money | null;
  owner_id: string | null;
  team_id: string | null;
  pipeline_id: string | null;
  /** A fingerprint of all else that was looked at, such as whom it is for and its lines. */
  content?: string | undefined;
}

export const APPROVER_KINDS = ['leader', 'manager', 'administrator', 'member'] as const;

/** `leader`: whoever leads the team of the record's owner. `manager`, `administrator`: any of them. */
export type Approver =
  | { kind: 'leader' | 'manager' | 'administrator' }
  | { kind: 'member'; member_id: string };

export interface RuleStep {
  approver: Approver;
  /** The time promised for an answer. */
  hours: number;
}

/** How the one who answered a step came to it. */
export const WAYS = ['rule', 'substitute', 'delegated', 'escalated', 'own'] as const;
export type Way = (typeof WAYS)[number];

export interface Step extends RuleStep {
  answered_by: string | null;
  answered_at: string | null;
  answer: 'approved' | 'rejected' | null;
  how: Way | null;
  note: string | null;
}

/** Why it needs approval: which condition of a rule held, and by what value. */
export type Ground =
  | { kind: 'discount'; over: string; is: string }
  | { kind: 'amount'; over: Money; is: Money }
  /** The amounts cannot be compared, so somebody looks. */
  | { kind: 'no_rate'; over: Money; is: Money }
  | { kind: 'team'; team_id: string }
  | { kind: 'pipeline'; pipeline_id: string }
  | { kind: 'always' };

/** What the approver is shown of a record, also if they do not see the record itself. */
export interface ApprovalSummary {
  title: string;
  customer: string | null;
  total: Money | null;
  discount: string | null;
  /** The lines that give something away, those that give most first. */
  lines: { name: string; quantity: string | null; net: Money | null; discount: string | null }[];
  client_goal: string | null;
  deal: string | null;
}
