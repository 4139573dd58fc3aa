import type { Company } from '#src/features/people/company/company.ts';
import type { Person } from '#src/features/people/person/person.ts';
import type { Activity } from '#src/features/work/activity/activity.ts';
import type { Task } from '#src/features/work/task/task.ts';
import type { Visibility } from '#src/records/define-record.ts';
import type { Deed } from './dealings/deed.ts';
import type { DemoMember, DemoTeam, MemberKey } from './material/members.ts';

/** The same in every installation, so that the demo is known again. */
export const DEMO_WORKSPACE_ID = '01938f6e-2c00-7d3a-9b51-6f0a8e4c71d2';

/** What every record of the demo has besides its declared fields. Instants are ISO 8601 in UTC. */
export interface DemoBase {
  /** UUID version 7 of `created_at`; the same for the same seed and day. */
  id: string;
  owner: MemberKey | null;
  visibility: Visibility;
  /** 1 plus the number of later events. */
  version: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
}

// Named one by one: a field that is declared later needs no story here, and stays empty.
export type DemoCompany = DemoBase &
  Pick<
    Company,
    | 'name'
    | 'domains'
    | 'phones'
    | 'website'
    | 'industry'
    | 'street'
    | 'postal_code'
    | 'city'
    | 'country'
    | 'tags'
    | 'about'
  >;
export type DemoPerson = DemoBase &
  Pick<
    Person,
    | 'first_name'
    | 'last_name'
    | 'company_id'
    | 'job_title'
    | 'emails'
    | 'phones'
    | 'street'
    | 'postal_code'
    | 'city'
    | 'country'
    | 'birthday'
    | 'tags'
    | 'about'
  >;
export type DemoActivity = DemoBase &
  Pick<Activity, 'kind' | 'body' | 'occurred_at' | 'person_id' | 'company_id'>;
export type DemoTask = DemoBase &
  Pick<
    Task,
    'subject' | 'due_on' | 'due_at' | 'kind' | 'person_id' | 'company_id' | 'done_at' | 'note'
  >;

export interface DemoRecords {
  company: DemoCompany;
  person: DemoPerson;
  activity: DemoActivity;
  task: DemoTask;
}
export type DemoType = keyof DemoRecords;

export type DemoVia = 'web' | 'capture' | 'phone' | 'import';
export type DemoVerb = 'created' | 'changed' | 'postponed' | 'completed' | 'deleted' | 'restored';

/** One write. All events in order, replayed from nothing, give exactly the records. */
export interface DemoEvent {
  /** When it was written. */
  at: string;
  /** When the writer says that it happened; only of an activity. */
  occurred_at: string | null;
  actor: MemberKey;
  via: DemoVia;
  verb: DemoVerb;
  type: DemoType;
  id: string;
  /** Each field that changed, `owner` and `visibility` among them: value before, value after. */
  fields: Record<string, [before: unknown, after: unknown]>;
  /** What the save asked of the person: time in its form, keys pressed. 0 for an import. */
  interaction_ms: number;
  keys: number;
}

/** A record opened by a member: at most one in an hour for each. */
export interface DemoView {
  at: string;
  actor: MemberKey;
  type: DemoType;
  id: string;
}

/** The states that screens have, each with ids of records that show it. */
export const DEMO_STATES = [
  'company_empty',
  'company_without_activity',
  'company_namesake',
  'company_renamed',
  'company_unowned',
  'company_team_only',
  'company_long_name',
  'company_binned',
  'person_without_company',
  'person_without_name',
  'person_long_name',
  'person_right_to_left',
  'person_other_script',
  'person_birthday_without_year',
  'person_many_emails',
  'person_many_phones',
  'person_tagged',
  'person_private',
  'person_team_only',
  'person_promoted',
  'person_near_duplicate',
  'person_binned',
  'person_restored',
  'activity_long',
  'activity_binned',
  'activity_without_person',
  'task_done_on_time',
  'task_done_late',
  'task_moved',
  'task_overdue',
  'task_due_today',
  'task_due_this_week',
  'task_timed_today',
  'task_timed_tomorrow',
  'task_without_date',
  'task_binned',
] as const;
export type DemoState = (typeof DEMO_STATES)[number];

/** A company with 18 months of life that ends before the morning of `today`. */
export interface Demo {
  seed: number;
  today: string;
  workspace: { name: string; time_zone: string; country: string; created_at: string };
  teams: readonly DemoTeam[];
  members: readonly DemoMember[];
  companies: DemoCompany[];
  people: DemoPerson[];
  activities: DemoActivity[];
  tasks: DemoTask[];
  /** In the order of `at`; a record is created before anything refers to it. */
  events: DemoEvent[];
  /** In the order of `at`. */
  views: DemoView[];
  /** What is sold, served and promised, in the order of time. */
  dealings: Deed[];
  states: Record<DemoState, string[]>;
  /** Pairs of people that are the same human being, for a queue of duplicates. */
  duplicates: [string, string][];
}
