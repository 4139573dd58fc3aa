import type { Money } from '#src/records/field-types.ts';

interface Due {
  due_on: string | null;
  due_at: string | null;
}

export interface Contact {
  id: string;
  kind: string;
  at: string;
  body: string;
  by: string | null;
  person: string | null;
}

export interface Promised extends Due {
  id: string;
  subject: string;
  kind: string | null;
  promised_by: 'us' | 'them';
  by: string | null;
  person: string | null;
}

export interface Meeting extends Due {
  id: string;
  subject: string;
  kind: string | null;
  location: string | null;
  by: string | null;
}

export interface OpenCase {
  id: string;
  number: string;
  title: string;
  status: string;
  priority: string;
  opened_at: string;
  next_due_at: string | null;
  by: string | null;
  person: string | null;
}

export interface OpenDeal {
  id: string;
  title: string;
  stage: string | null;
  amount: Money | null;
  closes_on: string | null;
  by: string | null;
}

export interface Person {
  id: string;
  title: string;
  job_title: string | null;
  phone: string | null;
  last_at: string | null;
  last_kind: string | null;
  last_by: string | null;
}

/** The person or company as their table has them, with what their company adds. */
export interface Found {
  title: string;
  job_title: string | null;
  company_id: string | null;
  company: string | null;
  phones: string[];
  company_phones: string[] | null;
  emails: string[];
  birthday: string | null;
  tags: string[];
  about: string | null;
  company_about: string | null;
  address: string | null;
}

export interface Visit {
  type: 'person' | 'company';
  id: string;
  title: string;
  job_title: string | null;
  company: { id: string; title: string } | null;
  phones: { number: string; of: 'person' | 'company' }[];
  emails: string[];
  address: string | null;
  birthday: string | null;
  about: string[];
  tags: string[];
  meeting: Meeting | null;
  contacts: Contact[];
  promises: (Promised & { days_late: number })[];
  cases: OpenCase[];
  deals: OpenDeal[];
  people: Person[];
}
