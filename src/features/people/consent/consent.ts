import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

export const CONSENT_STATES = ['given', 'refused', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export const CONSENT_SOURCES = [
  'form',
  'mail',
  'paper',
  'import',
  'quote_page',
  'spoken',
  'unsubscribe_link',
] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

const STATE_LABELS: Record<ConsentState, string> = {
  given: 'Given',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
};

/** What a person said of a purpose: one entry for each time; the latest holds. */
export const consent = defineRecord({
  type: 'consent',
  followsAudience: true,
  plural: 'consents',
  label: 'Consent',
  pluralLabel: 'Consents',
  title: (values) => STATE_LABELS[values.state as ConsentState] ?? 'Consent',
  subtitle: 'person_id',
  fields: {
    person_id: {
      kind: 'reference',
      to: 'person',
      readOnly: true,
      label: 'Person',
      why: 'Who said it.',
      usedIn: ['Consent', 'Segments'],
    },
    purpose_id: {
      kind: 'reference',
      to: 'purpose',
      readOnly: true,
      label: 'Purpose',
      why: 'What it was said of.',
      usedIn: ['Consent', 'Segments'],
    },
    state: {
      kind: 'choice',
      readOnly: true,
      choices: CONSENT_STATES.map((value) => ({ value, label: STATE_LABELS[value] })),
      label: 'What they said',
      why: 'Whether they may be written to for this.',
      usedIn: ['Segments', 'Export for letters'],
    },
    source: {
      kind: 'choice',
      readOnly: true,
      choices: [
        { value: 'form', label: 'Form' },
        { value: 'mail', label: 'E-mail' },
        { value: 'paper', label: 'On paper' },
        { value: 'import', label: 'Import' },
        { value: 'quote_page', label: 'Page of a quote' },
        { value: 'spoken', label: 'Said in person' },
        { value: 'unsubscribe_link', label: 'Unsubscribe link' },
      ],
      label: 'How we know',
      why: 'So that it can be proved where it came from.',
      usedIn: ['Consent'],
    },
    stated_at: {
      kind: 'datetime',
      readOnly: true,
      label: 'Said on',
      why: 'Of several the latest holds.',
      usedIn: ['Consent', 'Segments'],
    },
    proof: {
      kind: 'long_text',
      maxLength: 4000,
      readOnly: true,
      label: 'Proof',
      why: 'So that a question years later is answered in a minute.',
      usedIn: ['Consent'],
    },
    file_id: {
      kind: 'reference',
      to: 'file',
      readOnly: true,
      label: 'File',
      why: 'The signed paper or the mail itself.',
      usedIn: ['Consent'],
    },
    recorded_by: {
      kind: 'member',
      readOnly: true,
      label: 'Recorded by',
      why: 'Whom to ask; empty if the person did it by their own link.',
      usedIn: ['Consent'],
    },
    holds: {
      kind: 'boolean',
      readOnly: true,
      label: 'Holds',
      why: 'The latest word on the purpose; older ones are kept as history.',
      usedIn: ['Segments'],
    },
  },
  listFields: ['person_id', 'purpose_id', 'source', 'stated_at', 'holds'],
});

export type Consent = RecordOf<typeof consent>;
