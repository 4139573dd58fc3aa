import type { FieldFilter, Filter, FilterTest, Period, RelativeDay } from '#src/records/filter.ts';

/** What a filter means, told once more in plain TypeScript for the tests to hold SQL against. */
export interface Looking {
  me: string;
  timeZone: string;
  nowMs: number;
  /** The value of a field of the row, or of a record that it refers to. */
  read: (row: Record<string, unknown>, field: string) => unknown;
  /** Tests that are not of a field. */
  other?: (row: Record<string, unknown>, filter: Exclude<FilterTest, FieldFilter>) => boolean;
  /** Fields that hold instants. */
  instants: readonly string[];
}

export function passes(row: Record<string, unknown>, filter: Filter, how: Looking): boolean {
  if ('and' in filter) return filter.and.every((one) => passes(row, one, how));
  if ('or' in filter) return filter.or.some((one) => passes(row, one, how));
  if ('not' in filter) return !passes(row, filter.not, how);
  if (!('field' in filter)) return how.other!(row, filter);
  const value = how.read(row, filter.field) ?? null;
  switch (filter.op) {
    case 'is_not':
      return !holds(value, { ...filter, op: 'is' }, how);
    case 'not_contains':
      return !holds(value, { ...filter, op: 'contains' }, how);
    case 'none_of':
      return !holds(value, { ...filter, op: 'any_of' }, how);
    case 'is_empty':
      return !holds(value, { ...filter, op: 'is_not_empty' }, how);
    default:
      return holds(value, filter, how);
  }
}

function holds(value: unknown, filter: FieldFilter, how: Looking): boolean {
  if (value === null || (Array.isArray(value) && value.length === 0)) return false;
  if (filter.op === 'is_not_empty') return true;
  const isInstant = how.instants.includes(filter.field);
  const local = isInstant ? localDay(Date.parse(String(value)), how.timeZone) : String(value);
  const today = localDay(how.nowMs, how.timeZone);
  if (filter.op === 'within') return isWithin(local, filter.value as Period, today);
  const wanted = [filter.value].flat().map((one) => {
    if (one === '$me') return how.me;
    return typeof one === 'object' ? dayMeant(one as RelativeDay, today) : one;
  });
  const isDays = wanted.every((one) => /^\d{4}-\d\d-\d\d$/.test(String(one)));
  const held = isInstant && !isDays ? Date.parse(String(value)) : isInstant ? local : value;
  const [first] = isInstant && !isDays ? wanted.map((one) => Date.parse(String(one))) : wanted;
  switch (filter.op) {
    case 'contains':
      return plain([value].flat().join(' ')).includes(plain(String(first)));
    case 'before':
      return (held as string) < (first as string);
    case 'after':
      return (held as string) > (first as string);
    default:
      return [held].flat().some((one) => (isInstant ? [first] : wanted).includes(one as string));
  }
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function localDay(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(atMs);
}

function isWithin(day: string, period: Period, today: string): boolean {
  if ('from' in period) return day >= period.from && day <= period.to;
  if ('this' in period) return placeOf(day, period.this) === placeOf(today, period.this);
  const at = placeOf(day, period.unit) - placeOf(today, period.unit);
  const rest = period.unit === 'day' ? 1 : 0;
  if ('last' in period) return at > -period.last - 1 + rest && at < rest;
  return at > -rest && at < period.next + 1 - rest;
}

/** Which day, week, month of all it is. */
function placeOf(day: string, unit: string): number {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const days = Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  const months = year * 12 + month - 1;
  return (
    { day: days, week: Math.floor((days + 3) / 7), month: months, year }[unit] ??
    Math.floor(months / 3)
  );
}

function dayMeant(value: RelativeDay, today: string): string {
  const steps = 'ago' in value ? -value.ago : value.in;
  const [year, month, date] = today.split('-').map(Number) as [number, number, number];
  if (value.unit === 'day' || value.unit === 'week') {
    const days = steps * (value.unit === 'week' ? 7 : 1);
    return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
  }
  const months = month - 1 + steps * { month: 1, quarter: 3, year: 12 }[value.unit];
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(date, last))).toISOString().slice(0, 10);
}
