import type { LedgerLine } from '../play/deed.ts';
import { DAY, type DayNumber, HOUR, localOf, weekdayOf } from '../world/calendar.ts';

/** What usual adoption figures are made of, by person. */
export interface Habit {
  log_ins: number;
  dau_mau: number;
  edits: number;
  records_made: number;
  /** Days at work with it in the last four weeks for one in the four before. */
  log_ins_kept: number;
  friday_share: number;
  /** Contacts after which anything was written about that customer within 36 hours. */
  coverage: number;
}

export const HABITS: readonly (keyof Habit)[] = [
  'log_ins',
  'dau_mau',
  'edits',
  'records_made',
  'log_ins_kept',
  'friday_share',
  'coverage',
];

const WINDOW_DAYS = 56;
const MONTH_DAYS = 28;
const SOON = 36 * HOUR;
const SEEN = new Set(['email', 'phone', 'calendar']);
const OWN = new Set(['web', 'capture']);

interface Notes {
  days: Set<DayNumber>;
  edits: number;
  made: number;
  onFriday: number;
  contacts: { at: number; company: string }[];
  written: Map<string, number[]>;
}

/** Reads the last eight weeks before a day, on the clocks of Berlin. */
export function readHabits(lines: readonly LedgerLine[], on: DayNumber): Map<string, Habit> {
  const people = new Map<string, Notes>();
  const companies = new Map<string, string>();
  for (const line of lines) {
    const at = Date.parse(line.at);
    noteCompany(companies, line);
    if (at < (on - WINDOW_DAYS) * DAY || at >= on * DAY || line.actor_id === null) continue;
    let notes = people.get(line.actor_id);
    if (!notes) {
      const none = { days: new Set<DayNumber>(), edits: 0, made: 0, onFriday: 0 };
      notes = { ...none, contacts: [], written: new Map() };
      people.set(line.actor_id, notes);
    }
    note(notes, line, { at, company: companies.get(line.record_id) });
  }
  return new Map([...people].map(([id, notes]) => [id, habitOf(notes, on)]));
}

function noteCompany(
  companies: Map<string, string>,
  { record_id, record_type, changes }: LedgerLine,
): void {
  const company = changes?.company_id?.[1];
  if (typeof company === 'string') companies.set(record_id, company);
  else if (record_type === 'company') companies.set(record_id, record_id);
}

function note(
  notes: Notes,
  line: LedgerLine,
  { at, company }: { at: number; company: string | undefined },
): void {
  if (SEEN.has(line.via)) {
    if (company && line.verb === 'activity.created') notes.contacts.push({ at, company });
    return;
  }
  if (!OWN.has(line.via)) return;
  const { day } = localOf('Europe/Berlin', at);
  notes.days.add(day);
  if (line.verb.endsWith('.viewed')) return;
  notes.edits += 1;
  if (line.verb.endsWith('.created')) notes.made += 1;
  if (weekdayOf(day) === 5) notes.onFriday += 1;
  if (company) notes.written.set(company, [...(notes.written.get(company) ?? []), at]);
}

function habitOf(notes: Notes, on: DayNumber): Habit {
  const recent = [...notes.days].filter((day) => day >= on - MONTH_DAYS).length;
  const before = notes.days.size - recent;
  const covered = notes.contacts.filter(({ at, company }) =>
    notes.written.get(company)?.some((written) => written >= at && written <= at + SOON),
  ).length;
  return {
    log_ins: notes.days.size,
    dau_mau: recent / MONTH_DAYS,
    edits: notes.edits,
    records_made: notes.made,
    log_ins_kept: before === 0 ? 0 : recent / before,
    friday_share: notes.edits === 0 ? 0 : notes.onFriday / notes.edits,
    coverage: notes.contacts.length === 0 ? 0 : covered / notes.contacts.length,
  };
}
