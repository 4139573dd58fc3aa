import type { CaseStatus } from '../service-case.ts';

/** What of a case is reckoned from its promise; instants are ISO 8601. */
export interface CaseClocks {
  status: CaseStatus;
  opened_at: string;
  first_response_at: string | null;
  response_minutes: number | null;
  resolution_minutes: number | null;
  response_due_at: string | null;
  resolution_due_at: string | null;
  next_due_at: string | null;
  waiting_since: string | null;
  waited_minutes: number | null;
  escalations: string[];
  escalates_at: string | null;
}
