/** What is kept of a record, to know whom an event about it is about. */
export interface KnownRecord {
  type: string;
  owner_id: string | null;
  person_id: string | null;
  company_id: string | null;
  deal_id: string | null;
  case_id: string | null;
  /** Of a person or company: who wrote about them last, the newest first. */
  notes?: { id: string; member_id: string; at: number }[];
  /** Of a person or company: cases that are open. */
  cases?: string[];
  /** Of a meeting: the day it is set for. */
  on?: string;
  /** Of a task: the day it is due; of a deal, the day it closes. */
  due?: string | null;
  /** Of a deal: when its owner opened it last. */
  looked?: number;
  /** Of a case: when it was warned of. */
  warned?: number | undefined;
  /** Fields that an import or a rule filled, and its owner has not seen yet. */
  brought?: { at: number; names: string[] };
  /** Of a person, company or deal: how often each field was set, and when last. */
  fields?: Record<string, [times: number, last: number]>;
  /** When it was made; what was there before the log began has none. */
  made_at?: number;
}
