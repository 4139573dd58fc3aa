import { parsePhoneNumber } from 'awesome-phonenumber';
import { isMailProvider } from './values/mail-providers.ts';

/** Values found in a cell, and what in it was none. */
export interface ParsedList {
  values: string[];
  rest: string[];
}

const PLACEHOLDER =
  /^(?:[-–—._?*/\s]+|n\/a|n\.\s?a\.?|#n\/a|k\.\s?a\.|\(none\)|\(leer\)|null|undefined|unspecified|keine angabe|non specificato|non spécifié)$/i;

/** Outlook's way to write a day that is not known. */
const ZERO_DATE = /^0{1,4}([./-])0{1,2}\1(?:00|0000)$/;

/** Whether a cell says "nothing here": empty, dashes, `n/a`, `k.A.`, `NULL`, `0/0/00`. */
export function isPlaceholder(text: string): boolean {
  return text === '' || PLACEHOLDER.test(text) || ZERO_DATE.test(text);
}

const ADDRESS =
  /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*\.?@[^\s@]+$/u;
const DOMAIN =
  /^(?=.{3,253}$)(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?\.)+[\p{L}][\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u;
/** Google joins several values of one cell with `:::`. */
const LIST_BREAK = /:::|[;,\n\r\t|]/;
/** What a spreadsheet makes of a long number, with its last digits lost. */
const SHORTENED = /^\d[.,]\d+e\+?\d+$/i;

/** Every mail address of a cell, lower-case, once each: `mailto:`, `Anna <a@b.c>`, several with `;`. */
export function parseEmails(text: string): ParsedList {
  const found = new Set<string>();
  const rest: string[] = [];
  // A name before an address may hold a comma: "Rossi, Anna" <anna@globex.com>.
  const addresses = text.replace(/"[^"<>]*" ?(?=<)/g, '');
  for (const part of addresses.split(LIST_BREAK).map((piece) => piece.trim())) {
    let isFound = false;
    for (const word of part.split(/\s+/)) {
      const email = readEmail(word);
      if (email) {
        found.add(email);
        isFound = true;
      }
    }
    if (!isFound && !isPlaceholder(part)) rest.push(part);
  }
  return { values: [...found], rest };
}

function readEmail(word: string): string | undefined {
  if (!word.includes('@') || word.length > 320) return undefined;
  const bare = word
    .replace(/^.*</, '')
    .replace(/^["'([]*(?:mailto:)?/i, '')
    .replace(/\?.*$/, '')
    .replace(/[>"')\].]+$/, '')
    .toLowerCase();
  const domain = bare.slice(bare.lastIndexOf('@') + 1);
  return bare.length <= 254 && ADDRESS.test(bare) && DOMAIN.test(domain) ? bare : undefined;
}

/** The domain of a mail address if it tells the company, so not that of a mail provider. */
export function companyDomainOf(email: string): string | undefined {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return isMailProvider(domain) ? undefined : domain;
}

const ROLE_ADDRESS =
  /^(?:info|infos|office|mail|e?mail|kontakt|contact|contatti|hello|hallo|sales|vertrieb|verkauf|vendite|commerciale|commercial|service|support|post|poststelle|empfang|reception|accueil|segreteria|sekretariat|secretariat|amministrazione|verwaltung|buchhaltung|rechnung|invoice|billing|admin|hr|jobs|marketing|presse|press|stampa|zentrale|direction|direzione|noreply|no-reply)@/;

/** Whether a mail address is a desk's rather than a person's: `info@`, `segreteria@`. */
export function isRoleAddress(email: string): boolean {
  return ROLE_ADDRESS.test(email);
}

/** Host names in a cell, without `www.`, from addresses of pages, mail addresses or bare domains. */
export function parseDomains(text: string): ParsedList {
  const found = new Set<string>();
  const rest: string[] = [];
  for (const part of text.split(/[;,\s|]+/)) {
    if (isPlaceholder(part)) continue;
    const host = part
      .toLowerCase()
      .replace(/^[a-z][a-z0-9+.-]*:\/*/, '')
      .replace(/^.*@/, '')
      .replace(/[/?#:].*$/, '')
      .replace(/^www\./, '')
      .replace(/\.$/, '');
    if (DOMAIN.test(host)) found.add(host);
    else rest.push(part);
  }
  return { values: [...found], rest };
}

/** A web address with its scheme, or nothing when the text is none. */
export function parseWebsite(text: string): string | undefined {
  const first = text.trim().split(/[\s;|]+/, 1)[0] ?? '';
  const host = parseDomains(first);
  if (host.values.length === 0 || first.includes('@')) return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(first)) return /^https?:/i.test(first) ? first : undefined;
  return `https://${first}`;
}

/** Marks without width that telephones paste along. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

const PHONE_BREAK = /:::|[;,\n\r\t|]| \/ (?=[+0(])/;

/**
 * Phone numbers of a cell in international form (`+39 02 1234567`, E.123); what no numbering plan
 * knows stays as typed. `region` (ISO 3166 alpha-2) reads numbers without a country code.
 */
export function parsePhones(text: string, region?: string): ParsedList {
  const found = new Set<string>();
  const rest: string[] = [];
  for (const part of text.replace(INVISIBLE, '').split(PHONE_BREAK)) {
    const typed = part.trim();
    if (isPlaceholder(typed)) continue;
    const digits = typed.replace(/\D/g, '').length;
    const isMostlyDigits = digits >= typed.replace(/[\s()./+-]/g, '').length / 2;
    if (digits < 3 || !isMostlyDigits || SHORTENED.test(typed)) rest.push(typed);
    else found.add(formatPhone(typed, region));
  }
  return { values: [...found], rest };
}

/** As E.123 writes a number: with its country, in groups. */
const INTERNATIONAL = /^\+[1-9]\d{0,2}(?: \d{1,7}){1,6}$/;

function formatPhone(typed: string, region: string | undefined): string {
  // A list with its numbers in order has thousands of them, and each look-up takes its time.
  if (typed.length > 60 || INTERNATIONAL.test(typed)) return typed;
  const dialled = typed.replace(/^[^\d+(]+/, '').replace(/^(\(?)00(?=[1-9])/, '$1+');
  const parsed = parsePhoneNumber(dialled, region ? { regionCode: region } : {});
  // A spreadsheet takes the plus away: 4915112345678 is +49 1511 2345678, not a number in Leer.
  if (region && /^[1-9]\d{10,14}$/.test(dialled)) {
    const withPlus = parsePhoneNumber(`+${dialled}`);
    if (withPlus.valid && withPlus.regionCode === region) return withPlus.number.international;
  }
  return parsed.valid ? parsed.number.international : typed;
}
