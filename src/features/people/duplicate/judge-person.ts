import { companyDomainOf } from '#src/features/connect/import/parse-values.ts';
import { fitsCompany } from './compare-names.ts';
import { type Evidence, type Judgement, shares, sumUp } from './evidence.ts';
import { judgeBirthdays, judgeMails, judgePhones, judgePlaces } from './judge-contacts.ts';
import { judgeGeneration, judgeNames, readName } from './judge-names.ts';

/** What tells one person from another; what is missing says nothing. */
export interface PersonTraits {
  first_name?: string | null | undefined;
  last_name?: string | null | undefined;
  emails?: readonly string[] | undefined;
  phones?: readonly string[] | undefined;
  street?: string | null | undefined;
  postal_code?: string | null | undefined;
  city?: string | null | undefined;
  birthday?: string | null | undefined;
  company_id?: string | null | undefined;
  /** The company's name, where it is known. */
  company?: string | null | undefined;
  /** How many people of this name there are; absent: nothing is known of that. */
  namesakes?: number | undefined;
}

/** Whether two people may be one, with what speaks for and against it. */
export function judgePeople(one: PersonTraits, other: PersonTraits): Judgement {
  const [a, b] = [nameOf(one), nameOf(other)];
  const namesakes = Math.max(one.namesakes ?? 0, other.namesakes ?? 0);
  return sumUp([
    judgeNames(a, b, namesakes),
    judgeGeneration(a, b),
    judgeMails(one.emails, other.emails),
    judgePhones(one.phones, other.phones),
    judgeBirthdays(one.birthday, other.birthday),
    judgeEmployers(one, other),
    ...judgePlaces(one, other, { street: 1, city: 0.7, otherCity: -0.7 }),
  ]);
}

function nameOf({ first_name, last_name }: PersonTraits) {
  return readName({ first: first_name ?? '', last: last_name ?? '' });
}

function judgeEmployers(one: PersonTraits, other: PersonTraits): Evidence | null {
  const same: Evidence = { code: 'same_company', points: 2.2 };
  if (one.company_id && one.company_id === other.company_id) return same;
  if (one.company && other.company) {
    if (fitsCompany(one.company, other.company)) return same;
    return { code: 'other_company', points: -1.5 };
  }
  if (one.company_id && other.company_id) return { code: 'other_company', points: -1.5 };
  // the mail address tells the company as well
  const [mine, theirs] = [one, other].map(({ emails }) =>
    (emails ?? []).flatMap((mail) => companyDomainOf(mail) ?? []),
  ) as [string[], string[]];
  return shares(mine, theirs) ? { code: 'same_domain', points: 1.5 } : null;
}
