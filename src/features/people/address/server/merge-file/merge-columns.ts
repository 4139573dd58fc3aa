import { pageTexts } from '#src/server/public/page-texts.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };
import type { MergeLanguage, MergeRow } from './merge-request.ts';

export interface MergeColumn {
  heading: string;
  cell: (row: MergeRow) => string;
}

const texts = pageTexts({ en: english, de: german, it: italian });

/** What letters and mails are filled with; who is left out comes with the reason instead. */
export function mergeColumns(asked: { language: MergeLanguage; leftOut: boolean }): MergeColumn[] {
  const text = texts(asked.language);
  const columns: MergeColumn[] = [
    { heading: text('firstName'), cell: ({ first_name }) => first_name },
    { heading: text('lastName'), cell: ({ last_name }) => last_name },
    { heading: text('jobTitle'), cell: ({ job_title }) => job_title },
    { heading: text('company'), cell: ({ company }) => company },
    { heading: text('email'), cell: ({ email }) => email },
    { heading: text('phone'), cell: ({ phone }) => phone },
    { heading: text('street'), cell: ({ place }) => place.street ?? '' },
    { heading: text('postalCode'), cell: ({ place }) => place.postal_code ?? '' },
    { heading: text('city'), cell: ({ place }) => place.city ?? '' },
    { heading: text('country'), cell: ({ place }) => place.country ?? '' },
  ];
  if (asked.leftOut) {
    const reason = { heading: text('reason'), cell: ({ reach }: MergeRow) => text(reach) };
    return [{ heading: text('name'), cell: ({ title }) => title }, reason, ...columns.slice(2)];
  }
  const lines = [0, 1, 2, 3, 4].map((at) => ({
    heading: text('line', { number: at + 1 }),
    cell: (row: MergeRow) => addressLines(row)[at] ?? '',
  }));
  return [
    { heading: text('salutation'), cell: (row) => salute(row, text) },
    ...columns,
    ...lines,
    { heading: text('unsubscribe'), cell: ({ unsubscribe_url }) => unsubscribe_url },
  ];
}

/** Without a title or a sex, which nobody here is asked for: by the whole name. */
function salute(row: MergeRow, text: ReturnType<typeof texts>): string {
  const name = [row.first_name, row.last_name].filter(Boolean).join(' ');
  return name ? text('dear', { name }) : text('dearAll');
}

/** The lines of an envelope, without gaps. */
function addressLines({ title, company, place }: MergeRow): string[] {
  const town = [place.postal_code, place.city].filter(Boolean).join(' ');
  return [title, company, place.street ?? '', town, place.country ?? ''].filter(Boolean);
}
