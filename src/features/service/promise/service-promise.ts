import { PRIORITY_CHOICES } from '#src/features/service/case/priority.ts';
import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

/** How soon a case is answered and resolved, by its priority and perhaps its queue or customer. */
export const servicePromise = defineRecord({
  type: 'service_promise',
  plural: 'service_promises',
  label: 'Promise',
  pluralLabel: 'Promises',
  title: ({ priority, company_tag }) => {
    const choice = PRIORITY_CHOICES.find(({ value }) => value === priority);
    return [choice?.label ?? 'Promise', company_tag].filter(Boolean).join(' · ');
  },
  subtitle: 'queue_id',
  isSetting: true,
  changedBy: 'administrators',
  fields: {
    priority: {
      kind: 'choice',
      required: true,
      choices: PRIORITY_CHOICES,
      label: 'Priority',
      why: 'So that what hurts most is helped first.',
      usedIn: ['Cases'],
    },
    queue_id: {
      kind: 'reference',
      to: 'queue',
      label: 'Queue',
      why: 'Only for cases of this queue; left empty, for all.',
      usedIn: ['Cases'],
    },
    company_tag: {
      kind: 'text',
      maxLength: 100,
      label: 'Companies tagged',
      why: 'Only for companies with this tag, such as “gold”; left empty, for all.',
      usedIn: ['Cases'],
    },
    response_minutes: {
      kind: 'integer',
      required: true,
      label: 'Answer within, minutes',
      why: 'So that the customer hears from us in time.',
      usedIn: ['Cases'],
    },
    resolution_minutes: {
      kind: 'integer',
      required: true,
      label: 'Resolve within, minutes',
      why: 'So that the customer is helped in time.',
      usedIn: ['Cases'],
    },
    calendar_id: {
      kind: 'reference',
      to: 'business_calendar',
      required: true,
      label: 'Business hours',
      why: 'So that only the time counts in which somebody is there.',
      usedIn: ['Cases'],
    },
  },
  listFields: [],
});

export type ServicePromise = RecordOf<typeof servicePromise>;
export type ServicePromiseInput = RecordInput<typeof servicePromise>;
