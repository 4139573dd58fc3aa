import type { Chronicle, Origin } from './chronicle.ts';
import type { DemoCompany, DemoPerson, DemoState } from './demo.ts';
import type { CompanyRow, Tier } from './material/company-list.ts';
import type { MemberKey } from './material/members.ts';
import type { Role } from './material/roles.ts';
import type { Day } from './time/calendar.ts';
import type { Span } from './time/presence.ts';

/** What the sentences of a chapter speak of, by name: pump, price, cause, and so on. */
export type Facts = Record<string, string>;

/** What all makers write to and read from. */
export interface Making {
  chronicle: Chronicle;
  span: Span;
  states: Record<DemoState, string[]>;
  /** The next free number of a country, as dialled from abroad. */
  nextPhone(country: string, kind: 'office' | 'mobile'): string;
}

/** A company with what the stories need to know about it. */
export interface Customer {
  /** Name and city: the same on any day, unlike ids. */
  key: string;
  record: DemoCompany;
  row: CompanyRow;
  tier: Tier;
  owner: MemberKey;
  country: string;
  /** How, and on which day, it came into the system. */
  origin: Origin;
  since: Day;
  contacts: Contact[];
  installed: InstalledPump[];
  /** Whose pumps stand there besides ours. */
  competitor: string;
  /** What its latest chapter speaks of. */
  latest: Facts | null;
}

/** A person at a customer with what the stories need to know. */
export interface Contact {
  record: DemoPerson;
  role: Role;
  since: Day;
}

/** A pump of ours in a customer's house. */
export interface InstalledPump {
  pump: string;
  serial: string;
  use: string;
}
