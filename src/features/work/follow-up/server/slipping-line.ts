import type { SlippingReason } from '../follow-up-api.ts';

/** At most so many lines of each reason. */
export const SLIPPING_SHOWN = 50;

export interface SlippingLine {
  task_id: string | null;
  title: string;
  kind: string | null;
  due_on: string | null;
  due_at: string | null;
  deal_id: string | null;
  person_id: string | null;
  company_id: string | null;
  phone: string | null;
  by: string | null;
  days: number;
  usual_days: number | null;
  last_words: string | null;
}

/** A line as the database gives it: with its reason, how many share it, and the names in it. */
export interface FoundLine extends SlippingLine {
  reason: SlippingReason;
  total: number;
  person_title: string | null;
  company_title: string | null;
}
