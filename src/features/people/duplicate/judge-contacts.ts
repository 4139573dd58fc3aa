import { companyDomainOf, isRoleAddress } from '#src/features/connect/import/parse-values.ts';
import { foldText } from '#src/lib/fold-text.ts';
import { phoneDigits } from '#src/records/values/match-keys.ts';
import { type Evidence, shares } from './evidence.ts';
import { isOneApart } from './slips.ts';

type List = readonly string[] | undefined;

/** What two people's mail addresses say. */
export function judgeMails(one: List, other: List): Evidence | null {
  if (!one?.length || !other?.length) return null;
  const shared = one.filter((mail) => other.includes(mail));
  const personal = shared.filter((mail) => !isRoleAddress(mail));
  if (personal.length > 0) {
    // at home an address may be the family's
    const isFirm = personal.some((mail) => companyDomainOf(mail) !== undefined);
    return { code: 'same_mail', points: isFirm ? 8.5 : 8 };
  }
  if (shared.length > 0) return { code: 'same_desk_mail', points: 1 };
  const [mine, theirs] = [one, other].map((mails) => mails.filter((m) => !isRoleAddress(m))) as [
    string[],
    string[],
  ];
  if (mine.length === 0 || theirs.length === 0) return null;
  return comparePairs(mine, theirs);
}

/** The best that any two of their addresses say. */
function comparePairs(mine: string[], theirs: string[]): Evidence | null {
  let best: Evidence | null = null;
  for (const one of mine) {
    for (const other of theirs) {
      const said = compareMails(one, other);
      if (said && (!best || said.points > best.points)) best = said;
    }
  }
  return best;
}

function compareMails(one: string, other: string): Evidence | null {
  const [a, b] = [splitMail(one), splitMail(other)];
  if (a.local === b.local) {
    if (isOneApart(a.domain, b.domain)) return { code: 'similar_mail', points: 5 };
    return a.local.length >= 6 ? { code: 'same_mail_name', points: 0.5 } : null;
  }
  return a.domain === b.domain ? compareLocals(a, b) : null;
}

interface Mail {
  local: string;
  domain: string;
}

/** Two addresses of one domain. */
function compareLocals(a: Mail, b: Mail): Evidence | null {
  if (a.local.replace(/[._-]/g, '') === b.local.replace(/[._-]/g, '')) {
    // here a dot is nothing; elsewhere it makes another address
    return a.domain === 'gmail.com' ? { code: 'same_mail', points: 8 } : null;
  }
  const isNumbered = digitsOf(a.local) !== digitsOf(b.local);
  if (!isNumbered && isOneApart(a.local, b.local) && a.local.length >= 6) {
    return { code: 'similar_mail', points: 3 };
  }
  const isFirm = companyDomainOf(`x@${a.domain}`) !== undefined;
  if (!isFirm) return { code: 'other_mail', points: isNumbered ? -3 : -0.5 };
  // a house gives one address to one person, or two that are written alike
  if (isNumbered) return { code: 'other_mail', points: -7 };
  return { code: 'other_mail', points: isShort(a, b) ? -2.5 : -6 };
}

/** `a.rossi` and `anna.rossi`: one may stand for the other. */
function isShort(a: Mail, b: Mail): boolean {
  const [x, y] = [a, b].map(({ local }) => local.split(/[._-]/)) as [string[], string[]];
  return x.at(-1) === y.at(-1) && x[0]![0] === y[0]![0];
}

function splitMail(mail: string): Mail {
  const at = mail.lastIndexOf('@');
  return { local: mail.slice(0, at), domain: mail.slice(at + 1) };
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** What two lists of phone numbers say; `sharedPoints` for one in common. */
export function judgePhones(one: List, other: List, sharedPoints = 4.5): Evidence | null {
  const [mine, theirs] = [one, other].map((list) =>
    (list ?? []).flatMap((phone) => phoneDigits(phone) ?? []),
  ) as [string[], string[]];
  if (mine.length === 0 || theirs.length === 0) return null;
  if (shares(mine, theirs)) return { code: 'same_phone', points: sharedPoints };
  const isNear = mine.some((a) => a.length >= 8 && theirs.some((b) => isOneApart(a, b)));
  if (isNear) return { code: 'similar_phone', points: sharedPoints / 3 };
  return { code: 'other_phone', points: -0.7 };
}

/** `YYYY-MM-DD`, or `--MM-DD` where the year is not known. */
export function judgeBirthdays(one?: string | null, other?: string | null): Evidence | null {
  if (!one || !other) return null;
  const isWhole = !one.startsWith('--') && !other.startsWith('--');
  if (one === other) return { code: 'same_birthday', points: isWhole ? 4 : 2.5 };
  if (!isWhole && one.slice(-5) === other.slice(-5)) return { code: 'same_birthday', points: 2.5 };
  // the day and the month turned round, or one digit wrong, is a slip
  const [a, b] = [one.slice(-5), other.slice(-5)];
  const isTurned = a === `${b.slice(3)}-${b.slice(0, 2)}` && one.slice(0, 4) === other.slice(0, 4);
  return { code: 'other_birthday', points: isTurned ? -1 : -9 };
}

export interface Place {
  street?: string | null | undefined;
  postal_code?: string | null | undefined;
  city?: string | null | undefined;
}

/** Where both are; `weights` for one street and number, one town, another town. */
export function judgePlaces(
  one: Place,
  other: Place,
  weights: { street: number; city: number; otherCity: number },
): Evidence[] {
  const said: Evidence[] = [];
  const isSame = isSameCity(one, other);
  const [a, b] = [plainStreet(one.street), plainStreet(other.street)];
  if (isSame !== false && a && a === b) said.push({ code: 'same_street', points: weights.street });
  if (isSame === true) said.push({ code: 'same_city', points: weights.city });
  if (isSame === false) said.push({ code: 'other_city', points: weights.otherCity });
  return said;
}

/** Undefined where one of them is not known. */
function isSameCity(one: Place, other: Place): boolean | undefined {
  const [p, q] = [plain(one.postal_code), plain(other.postal_code)];
  if (p && p === q) return true;
  const [a, b] = [plainCity(one.city), plainCity(other.city)];
  if (!a || !b) return undefined;
  return a === b || isOneApart(a, b) || a.startsWith(b) || b.startsWith(a);
}

/** One town in the languages of those who write to it. */
const TOWNS: Record<string, string> = {
  bozen: 'bolzano',
  munich: 'munchen',
  muenchen: 'munchen',
  monaco: 'munchen',
  vienna: 'wien',
  cologne: 'koln',
  koeln: 'koln',
  colonia: 'koln',
  milan: 'milano',
  mailand: 'milano',
  rome: 'roma',
  rom: 'roma',
  turin: 'torino',
  zurich: 'zurich',
  zuerich: 'zurich',
  zurigo: 'zurich',
  geneva: 'geneve',
  genf: 'geneve',
  ginevra: 'geneve',
  venice: 'venezia',
  venedig: 'venezia',
  florence: 'firenze',
  florenz: 'firenze',
  naples: 'napoli',
  neapel: 'napoli',
  meran: 'merano',
  brixen: 'bressanone',
  trient: 'trento',
  basle: 'basel',
  bale: 'basel',
  basilea: 'basel',
  brussels: 'bruxelles',
  brussel: 'bruxelles',
  prague: 'praha',
  prag: 'praha',
  parigi: 'paris',
  londra: 'london',
  londres: 'london',
  vienne: 'wien',
  berlino: 'berlin',
  hambourg: 'hamburg',
};

function plainCity(text?: string | null): string {
  const city = plain(text);
  return TOWNS[city] ?? city;
}

function plainStreet(text?: string | null): string {
  return plain(text)
    .replace(/str(asse|eet)?\b/g, 'str')
    .replace(/^via\b|\bstrada\b/g, 'v');
}

function plain(text?: string | null): string {
  return foldText(text ?? '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
