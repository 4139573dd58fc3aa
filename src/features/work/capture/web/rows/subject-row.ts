import type { Subject } from '../draft.ts';
import type { Row, Voice } from './row.ts';

/** Whom a line without names is about: the page's record, or nobody yet. */
export function subjectRow(subject: Subject | null, { text }: Voice): Row {
  const other = {
    name: 'other',
    label: text(subject ? 'who.other' : 'who.choose'),
    act: { open: { edit: 'who', key: null } },
  } as const;
  if (!subject) {
    return {
      id: 'subject',
      look: { sign: 'nobody' },
      title: text('who.nobody'),
      note: text('who.nobodyNote'),
      state: 'plain',
      chips: [[other]],
      typing: { edit: 'who', key: null },
    };
  }
  const nobody = { about: null };
  return {
    id: 'subject',
    look: { record: subject.type, name: subject.title },
    title: text('who.about', { name: subject.title }),
    note: '',
    state: 'plain',
    chips: [[other, { name: 'none', label: text('who.none'), act: nobody }]],
    typing: { edit: 'who', key: null },
    remove: { act: nobody, words: '' },
  };
}
