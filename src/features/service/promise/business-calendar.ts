import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

/** When somebody is there to help: weekly hours in a time zone, and the holidays. */
export const businessCalendar = defineRecord({
  type: 'business_calendar',
  plural: 'business_calendars',
  label: 'Business hours',
  pluralLabel: 'Business hours',
  title: (values) => String(values.name ?? '') || 'Business hours',
  isSetting: true,
  changedBy: 'administrators',
  fields: {
    name: {
      kind: 'text',
      maxLength: 100,
      required: true,
      label: 'Name',
      why: 'So that you tell your opening hours apart.',
      usedIn: ['Cases'],
    },
    time_zone: {
      kind: 'text',
      maxLength: 64,
      required: true,
      label: 'Time zone',
      why: 'So that nine o’clock is nine o’clock where you are, also when clocks change.',
      usedIn: ['Cases'],
    },
    hours: {
      kind: 'long_text',
      maxLength: 2000,
      required: true,
      label: 'Hours',
      why: 'So that a promise counts only the time in which somebody is there.',
      usedIn: ['Cases'],
    },
    holidays: {
      kind: 'long_text',
      maxLength: 20_000,
      label: 'Holidays',
      why: 'So that no promise runs out while everybody is at home.',
      usedIn: ['Cases'],
    },
  },
  listFields: [],
});

export type BusinessCalendar = RecordOf<typeof businessCalendar>;
export type BusinessCalendarInput = RecordInput<typeof businessCalendar>;
