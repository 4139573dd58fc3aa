import { defineRecord, type RecordOf } from '#src/records/define-record.ts';

/** Something kept with a record: a picture of a paper note, an offer, a plan. */
export const file = defineRecord({
  type: 'file',
  followsAudience: true,
  plural: 'files',
  label: 'File',
  pluralLabel: 'Files',
  title: (values) => String(values.name ?? ''),
  subtitle: 'person_id',
  fields: {
    name: {
      kind: 'text',
      maxLength: 200,
      required: true,
      searchable: true,
      label: 'Name',
      why: 'So that it is found again by what it is called.',
      usedIn: ['Files', 'Search'],
    },
    media_type: {
      kind: 'text',
      maxLength: 100,
      readOnly: true,
      label: 'Kind',
      why: 'Told from what is in it, so that nothing is taken for what it is not.',
      usedIn: ['Files'],
    },
    bytes: {
      kind: 'integer',
      readOnly: true,
      label: 'Size',
      why: 'So that one knows what a download costs on the road.',
      usedIn: ['Files'],
    },
    sha256: {
      kind: 'text',
      maxLength: 64,
      readOnly: true,
      label: 'Checksum',
      why: 'So that a damaged file is noticed.',
      usedIn: ['Backup'],
    },
    stored_as: {
      kind: 'text',
      maxLength: 100,
      readOnly: true,
      label: 'Stored as',
      why: 'Where the storage keeps it.',
      usedIn: ['Backup', 'Doctor'],
    },
    has_preview: {
      kind: 'boolean',
      readOnly: true,
      label: 'Has a preview',
      why: 'So that pictures are seen without a download.',
      usedIn: ['Files'],
    },
    person_id: {
      kind: 'reference',
      to: 'person',
      readOnly: true,
      label: 'Person',
      why: 'Who it hangs on, and so who may see it.',
      usedIn: ['Files'],
    },
    company_id: {
      kind: 'reference',
      to: 'company',
      readOnly: true,
      label: 'Company',
      why: 'What it hangs on, and so who may see it.',
      usedIn: ['Files'],
    },
    activity_id: {
      kind: 'reference',
      to: 'activity',
      readOnly: true,
      label: 'Activity',
      why: 'The note or contact it belongs to, and so who may see it.',
      usedIn: ['Timeline'],
    },
    task_id: {
      kind: 'reference',
      to: 'task',
      readOnly: true,
      label: 'Task',
      why: 'The task it is needed for, and so who may see it.',
      usedIn: ['Files'],
    },
  },
  listFields: ['media_type', 'bytes', 'person_id', 'company_id'],
});

export type FileRecord = RecordOf<typeof file>;

/** The records that a file can hang on: exactly one of them. */
export const HOLDERS = ['person', 'company', 'activity', 'task'] as const;
export type Holder = (typeof HOLDERS)[number];
