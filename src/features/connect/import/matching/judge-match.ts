import { compareNames } from '#src/features/people/duplicate/compare-names.ts';
import { foldText } from '#src/lib/fold-text.ts';
import { phoneDigits } from '#src/records/values/match-keys.ts';
import { companyDomainOf, isRoleAddress } from '../parse-values.ts';

/** What tells one person from another. */
export interface PersonTraits {
  first_name?: string | null | undefined;
  last_name?: string | null | undefined;
  emails?: readonly string[] | undefined;
  phones?: readonly string[] | undefined;
  city?: string | null | undefined;
  birthday?: string | null | undefined;
  /** Any mark that two people of one company share. */
  company: string | null;
}

export type Verdict =
  | { is: 'match'; by: 'mail' | 'phone' | 'name_company' | 'name' }
  /** May be the same person, but something speaks against it. */
  | { is: 'doubt'; why: string }
  | { is: 'other' };

const OTHER: Verdict = { is: 'other' };

/** Whether a row of a list and a known person are one. Doubt is never settled silently. */
export function judgePerson(row: PersonTraits, known: PersonTraits): Verdict {
  const names = compareNames(nameOf(row), nameOf(known));
  const sharedMails = (row.emails ?? []).filter((email) => known.emails?.includes(email));
  const otherBirthday = isOtherBirthday(row.birthday, known.birthday);
  const isNamed = names === 'same' || names === 'similar';
  if (sharedMails.length > 0) {
    if (otherBirthday) return doubt('the same e-mail address, but another birthday');
    if (isNamed) return { is: 'match', by: 'mail' };
    return judgeSharedMail(sharedMails, { row, known, isUnknown: names === 'unknown' });
  }
  const sharesPhone = shares(row.phones?.map(phoneDigits), known.phones?.map(phoneDigits));
  if (sharesPhone && isNamed && !otherBirthday) return { is: 'match', by: 'phone' };
  if (sharesPhone && isNameless(row) && isNameless(known)) return { is: 'match', by: 'phone' };
  if (!isNamed) return OTHER;
  return judgeByName(row, known, { isSame: names === 'same', otherBirthday });
}

function judgeSharedMail(
  shared: string[],
  { row, known, isUnknown }: { row: PersonTraits; known: PersonTraits; isUnknown: boolean },
): Verdict {
  const personal = shared.filter((email) => !isRoleAddress(email));
  if (personal.length === 0) return isNameless(row) && isNameless(known) ? mailMatch : OTHER;
  if (isUnknown) return mailMatch;
  // a company gives one address to one person, who may marry; at home one is shared
  const isPersonal = personal.some((email) => companyDomainOf(email) !== undefined);
  const sharesOne = [row.first_name, row.last_name].some(
    (part, at) =>
      part && foldText(part) === foldText([known.first_name, known.last_name][at] ?? ''),
  );
  if (isPersonal && sharesOne) return mailMatch;
  return doubt('the same e-mail address, but another name');
}

const mailMatch: Verdict = { is: 'match', by: 'mail' };

function judgeByName(
  row: PersonTraits,
  known: PersonTraits,
  names: { isSame: boolean; otherBirthday: boolean },
): Verdict {
  if (row.company !== null && row.company === known.company)
    return judgeColleague(row, known, names);
  const isOtherCompany = row.company !== null && known.company !== null;
  if (!names.isSame || names.otherBirthday || isOtherCompany) return OTHER;
  if (contradicts(row, known)) return OTHER;
  if (!isWhole(row)) return doubt('the same name, of one word');
  return { is: 'match', by: 'name' };
}

function judgeColleague(
  row: PersonTraits,
  known: PersonTraits,
  { isSame, otherBirthday }: { isSame: boolean; otherBirthday: boolean },
): Verdict {
  if (otherBirthday) return doubt('the same name and company, but another birthday');
  if (hasOtherMailAtWork(row, known)) {
    return doubt('the same name and company, but another e-mail address');
  }
  if (isSame || (isFullEnough(row) && !contradicts(row, known))) {
    return { is: 'match', by: 'name_company' };
  }
  return doubt('a similar name at the same company');
}

/** Whether anything but the name tells the two apart. */
function contradicts(row: PersonTraits, known: PersonTraits): boolean {
  if (isDisjoint(row.emails, known.emails)) return true;
  if (isDisjoint(row.phones?.map(phoneDigits), known.phones?.map(phoneDigits))) return true;
  return Boolean(row.city && known.city && foldText(row.city) !== foldText(known.city));
}

function doubt(why: string): Verdict {
  return { is: 'doubt', why };
}

function nameOf({ first_name, last_name }: PersonTraits) {
  return { first: first_name ?? '', last: last_name ?? '' };
}

function isNameless({ first_name, last_name }: PersonTraits): boolean {
  return !first_name && !last_name;
}

function isWhole({ first_name, last_name }: PersonTraits): boolean {
  return Boolean(first_name && last_name);
}

/** Initials alone are too little to overlook a slip in the rest. */
function isFullEnough({ first_name, last_name }: PersonTraits): boolean {
  return (first_name?.length ?? 0) > 2 && (last_name?.length ?? 0) > 2;
}

/** Two addresses at one company are two people, unless one is private. */
function hasOtherMailAtWork(row: PersonTraits, known: PersonTraits): boolean {
  const domains = (traits: PersonTraits) =>
    (traits.emails ?? []).map(companyDomainOf).filter((domain) => domain !== undefined);
  return shares(domains(row), domains(known)) && isDisjoint(row.emails, known.emails);
}

function isOtherBirthday(one?: string | null, other?: string | null): boolean {
  if (!one || !other) return false;
  return (
    one.slice(-5) !== other.slice(-5) ||
    (!one.startsWith('--') && !other.startsWith('--') && one !== other)
  );
}

function shares(one?: readonly unknown[], other?: readonly unknown[]): boolean {
  return Boolean(one?.some((item) => item !== undefined && other?.includes(item)));
}

function isDisjoint(one?: readonly unknown[], other?: readonly unknown[]): boolean {
  return Boolean(one?.length && other?.length && !shares(one, other));
}
