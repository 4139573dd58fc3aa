import { defineCatalogue } from '#src/web/i18n/catalogue.ts';

const catalogue = defineCatalogue('activity-kind', {
  call: 'Call',
  meeting: 'Meeting',
  visit: 'Visit',
  note: 'Note',
  message: 'Message',
  follow_up: 'Follow-up',
});

/** Says the kind of an activity or a task in the person's language. */
export function useKindText(): (kind: string | null) => string {
  const text = catalogue.useText();
  return (kind) => text((kind ?? 'follow_up') as 'follow_up');
}
