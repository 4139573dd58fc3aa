import { companyDomainOf } from '#src/features/connect/import/parse-values.ts';
import { isOneSlip, LEGAL_FORMS, splitWords } from './compare-names.ts';
import { type Evidence, type Judgement, shares, sumUp } from './evidence.ts';
import { judgePhones, judgePlaces } from './judge-contacts.ts';

/** What tells one company from another; what is missing says nothing. */
export interface CompanyTraits {
  name?: string | null | undefined;
  domains?: readonly string[] | undefined;
  website?: string | null | undefined;
  phones?: readonly string[] | undefined;
  street?: string | null | undefined;
  postal_code?: string | null | undefined;
  city?: string | null | undefined;
}

/** Whether two companies may be one. A branch in another town is a company of its own. */
export function judgeCompanies(one: CompanyTraits, other: CompanyTraits): Judgement {
  return sumUp([
    ...judgeCompanyNames(one.name ?? '', other.name ?? ''),
    judgeDomains(domainsOf(one), domainsOf(other)),
    judgePhones(one.phones, other.phones, 4),
    ...judgePlaces(one, other, { street: 2, city: 1, otherCity: -8 }),
  ]);
}

/** Words that many companies have in their names, and that are left out as often. */
const COMMON = new Set(
  'group gruppe gruppo groupe international europe europa deutschland germany italia italy austria osterreich france uk software systems solutions consulting services service'.split(
    ' ',
  ),
);

/** The name without its legal form: `nord logistik` of Nord Logistik GmbH. */
export function bareCompanyName(name: string): string[] {
  const words = splitWords(joinInitials(name));
  const bare = words.filter((word) => !LEGAL_FORMS.has(word));
  return bare.length > 0 ? bare : words;
}

/** `S. p. A.` and `S.p.A.` are one word. */
function joinInitials(name: string): string {
  return name.replace(/\b(\p{L})\.\s*(?=\p{L}\b)/gu, '$1').replace(/&|\+/g, ' und ');
}

const NO_FORMS = new Set(['und', 'and', 'et', 'the', 'co', 'company']);
const SAME_FORMS: Record<string, string> = {
  limited: 'ltd',
  mbh: 'gmbh',
  srls: 'srl',
  sasu: 'sas',
};

function legalFormsOf(name: string): string[] {
  return splitWords(joinInitials(name))
    .filter((word) => LEGAL_FORMS.has(word) && !NO_FORMS.has(word))
    .map((word) => SAME_FORMS[word] ?? word);
}

function judgeCompanyNames(one: string, other: string): (Evidence | null)[] {
  const [a, b] = [bareCompanyName(one), bareCompanyName(other)];
  if (a.length === 0 || b.length === 0) return [];
  const [x, y] = [a.join(''), b.join('')];
  if (x === y) return [{ code: 'same_name', points: 6.5 }, judgeForms(one, other)];
  if (isOneSlip(x, y) && !isOtherNumber(x, y)) return [{ code: 'similar_name', points: 5.2 }];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.join(' ').length > 2 && short.every((word, at) => word === long[at])) {
    const rest = long.slice(short.length);
    const isCommon = rest.every((word) => COMMON.has(word));
    return [{ code: 'part_of_name', points: isCommon ? 5 : 1 }];
  }
  const [core, kernel] = [a, b].map((words) => words.filter((word) => !COMMON.has(word)).join(''));
  if (core && isOneSlip(core, kernel!) && !isOtherNumber(core, kernel!)) {
    return [{ code: 'similar_name', points: 4 }];
  }
  const isSameWords = a.length === b.length && a.every((word) => b.includes(word));
  if (isSameWords) return [{ code: 'swapped_name', points: 5 }];
  if (isInitialsOf(short, long)) return [{ code: 'initial_name', points: 1 }];
  return [{ code: 'other_name', points: -7 }];
}

/** Werk 1 and Werk 2 are one letter apart, and two. */
function isOtherNumber(one: string, other: string): boolean {
  return one.replace(/\D/g, '') !== other.replace(/\D/g, '');
}

/** BMW for Bayerische Motoren Werke. */
function isInitialsOf(short: string[], long: string[]): boolean {
  return short.length === 1 && long.length > 2 && short[0] === long.map((word) => word[0]).join('');
}

/** A GmbH and an AG of one name are often two, such as a holding and its daughter. */
function judgeForms(one: string, other: string): Evidence | null {
  const [a, b] = [legalFormsOf(one), legalFormsOf(other)];
  if (a.length === 0 || b.length === 0 || shares(a, b)) return null;
  return { code: 'other_legal_form', points: -4 };
}

function domainsOf({ domains, website }: CompanyTraits): string[] {
  const host = /^(?:https?:\/\/)?(?:www\.)?([^\s/:?#]+\.[^\s/:?#]+)/i.exec(website ?? '')?.[1];
  const all = [...(domains ?? []), ...(host ? [host.toLowerCase()] : [])];
  return all.filter((domain) => companyDomainOf(`x@${domain}`) !== undefined);
}

function judgeDomains(mine: string[], theirs: string[]): Evidence | null {
  if (mine.length === 0 || theirs.length === 0) return null;
  if (shares(mine, theirs)) return { code: 'same_domain', points: 6 };
  const label = (domain: string) => domain.split('.')[0];
  const isLabel = mine.some((one) => theirs.some((other) => label(one) === label(other)));
  return isLabel ? { code: 'same_domain', points: 1.5 } : { code: 'other_domain', points: -3 };
}
