import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

/** What people may be written to for: newsletter, offers, events. */
export const purpose = defineRecord({
  type: 'purpose',
  plural: 'purposes',
  label: 'Purpose',
  pluralLabel: 'Purposes',
  title: (values) => String(values.name ?? '') || 'Purpose',
  isSetting: true,
  changedBy: 'administrators',
  fields: {
    name: {
      kind: 'text',
      maxLength: 100,
      required: true,
      label: 'Name',
      why: 'So that everyone, the customer too, knows what they agree to: Newsletter, Offers, Events.',
      usedIn: ['Consent', 'Segments', 'Unsubscribe page'],
    },
    legal_basis: {
      kind: 'choice',
      required: true,
      choices: [
        { value: 'consent', label: 'Consent: only who said yes' },
        { value: 'contract', label: 'Contract: all, until they say no' },
        { value: 'legitimate_interest', label: 'Legitimate interest: all, until they say no' },
      ],
      label: 'Legal basis',
      why: 'So that segments know who may be written to: only who said yes, or all who have not said no.',
      usedIn: ['Segments', 'Export for letters'],
    },
    wording: {
      kind: 'long_text',
      maxLength: 4000,
      label: 'Wording',
      why: 'What people agree to, word by word, as it stands on forms and on the unsubscribe page.',
      usedIn: ['Consent', 'Unsubscribe page'],
    },
  },
  listFields: ['legal_basis', 'wording'],
});

export type Purpose = RecordOf<typeof purpose>;

/** Whether the purpose asks for a yes; otherwise it is enough that nobody said no. */
export function needsYes(legalBasis: string | null): boolean {
  return legalBasis === null || legalBasis === 'consent';
}
