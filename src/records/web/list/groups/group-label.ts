import { utcDay } from '#src/lib/days.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { DateUnit, Filter } from '#src/records/filter.ts';
import { formatValue, type ReadingAids } from '../../fields/format-value.ts';
import { isDateField } from '../../filter/field-path.ts';
import type { Grouping } from '../list-state.ts';
import { listText } from '../list-text.ts';

export type GroupValue = string | number | boolean | null;

/** A group as the server tells it; of a text that is spelled in several ways with all of them. */
export interface Group {
  value: GroupValue;
  count: number;
  spellings?: string[];
}

/** The filter of the rows that stand in the group. */
export function groupFilter(
  declaration: RecordDeclaration,
  { field, step }: Grouping,
  { value, spellings }: Pick<Group, 'value' | 'spellings'>,
): Filter {
  if (spellings) return { or: spellings.map((one) => ({ field, op: 'is', value: one })) };
  if (value === null) return { field, op: 'is_empty' };
  if (!isDateField(declaration, field)) return { field, op: 'is', value };
  return {
    field,
    op: 'within',
    value: { from: String(value), to: lastDayOf(String(value), step) },
  };
}

/** The last day of the step that begins with the day. */
export function lastDayOf(day: string, step: DateUnit): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = { day: 0, week: 0, month: 1, quarter: 3, year: 12 }[step];
  const days = { day: 1, week: 7, month: 0, quarter: 0, year: 0 }[step];
  return utcDay(Date.UTC(year, month - 1 + months, date + days - 1));
}

/** A group's name as a person reads it. */
export function sayGroup(
  declaration: RecordDeclaration,
  group: Grouping,
  { value, aids }: { value: GroupValue; aids: ReadingAids },
): string {
  if (value === null) return listText.text('group.empty');
  if (isDateField(declaration, group.field)) return sayStep(String(value), group.step, aids);
  if (typeof value === 'boolean') return value ? '✓' : '–';
  return formatValue(declaration, group.field, { value, aids }) || listText.text('group.empty');
}

function sayStep(day: string, step: DateUnit, { reader }: ReadingAids): string {
  const at = new Date(`${day}T12:00:00Z`);
  const year = day.slice(0, 4);
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: 'UTC' }).format(at);
  switch (step) {
    case 'year':
      return year;
    case 'quarter':
      return listText.text('group.quarterOf', {
        quarter: Math.ceil(Number(day.slice(5, 7)) / 3),
        year,
      });
    case 'month':
      return write({ month: 'long', year: 'numeric' });
    case 'week':
      return listText.text('group.weekOf', { day: write({ dateStyle: 'medium' }) });
    case 'day':
      return write({ dateStyle: 'full' });
  }
}
