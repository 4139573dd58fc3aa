import { type PersonInput, person } from '#src/features/people/person/person.ts';
import { type DateOrder, parseDate } from '#src/records/values/parse-date.ts';
import { readAddress } from './read-address.ts';
import { readPhones, readTags } from './read-lists.ts';
import type { PersonName } from './read-person-name.ts';
import {
  cellsOf,
  type Filling,
  keepWithIssue,
  type RowDraft,
  readAbout,
  readText,
} from './row-draft.ts';

const FIELDS = person.fields;
const DATE_PROBLEMS = {
  not_a_date: 'is not a date',
  ambiguous_date: 'can be read as two dates, and the column has both ways of writing',
  no_such_day: 'is a day that does not exist',
  in_the_future: 'lies in the future',
};

/** Everything of the person but what was read before: name and mail addresses. */
export function readPerson(
  draft: RowDraft,
  given: { name: PersonName; emails: string[]; region: string | undefined },
  dates: { dateOrder: DateOrder; thisYear: number },
): PersonInput {
  const { first_name, last_name } = given.name;
  const jobTitle = readText(draft, 'person.job_title', FIELDS.job_title.maxLength);
  const phones = readPhones(draft, 'person', {
    maxItems: FIELDS.phones.maxItems,
    region: given.region,
  });
  const birthday = readBirthday(draft, dates);
  const tags = readTags(draft, 'person', FIELDS.tags.maxItems);
  const address = readAddress(draft, 'person', {
    street: FIELDS.street.maxLength,
    postal_code: FIELDS.postal_code.maxLength,
    city: FIELDS.city.maxLength,
    country: FIELDS.country.maxLength,
  });
  const about = readAbout(draft, 'person', FIELDS.about.maxLength);
  const input: Filling<PersonInput> = {};
  if (first_name) input.first_name = first_name;
  if (last_name) input.last_name = last_name;
  if (jobTitle) input.job_title = jobTitle;
  if (given.emails.length > 0) input.emails = given.emails;
  if (phones.length > 0) input.phones = phones;
  Object.assign(input, address);
  if (birthday) input.birthday = birthday;
  if (tags.length > 0) input.tags = tags;
  if (about) input.about = about;
  return input;
}

function readBirthday(
  draft: RowDraft,
  dates: { dateOrder: DateOrder; thisYear: number },
): string | undefined {
  for (const cell of cellsOf(draft, 'person.birthday')) {
    const parsed = parseDate(cell.text, { order: dates.dateOrder, thisYear: dates.thisYear });
    const isFuture = Number(parsed.date?.slice(0, 4)) > dates.thisYear;
    if (parsed.date && !isFuture) return parsed.date;
    const reason = parsed.date ? 'in_the_future' : 'problem' in parsed && parsed.problem;
    if (reason) {
      const what = DATE_PROBLEMS[reason];
      keepWithIssue(draft, 'person', { cell, text: cell.text, reason, what });
    }
  }
  return undefined;
}
