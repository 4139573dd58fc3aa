import { foldText } from '#src/lib/fold-text.ts';
import { type HeadingMeaning, KNOWN_HEADINGS } from './known-headings.ts';

/** What a heading alone says. */
export interface FoundMeaning {
  meaning: HeadingMeaning;
  /** 0 to 1. */
  confidence: number;
  /** Words such as `business` or `home`, and numbers: what tells one address from another. */
  group: string;
  /** The heading says that it is about the company: "Company Phone", "Firmenadresse". */
  isCompany: boolean;
}

const QUALIFIERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    business:
      'business work office professional geschaftlich dienstlich beruflich arbeit buro ufficio uff lavoro professionnel professionnelle bureau travail pro',
    home: 'home private personal privat privato abitazione abit casa personale domicile personnel personnelle prive privee',
    other: 'other weitere weiterer weiteres andere altro altra autre alternative alternativ',
    mailing: 'mailing main primary primar haupt principale principal preferred default',
    billing: 'billing invoice rechnung rechnungs fatturazione facturation',
    shipping: 'shipping delivery liefer lieferung spedizione consegna livraison',
    '': 'value gmt utc no nr number nummer numero num contact kontakt contatto the your ihre ihr deine il la le l du de des di del della d der die das des',
  }).flatMap(([group, words]) =>
    words.split(' ').map((word) => [foldUmlaut(word), group] as const),
  ),
);
const COMPANY_WORDS = new Set(
  'company account firma firmen unternehmen unternehmens betrieb azienda aziendale societa ditta societe entreprise organization organisation'.split(
    ' ',
  ),
);
const COMPANY_START = /^(?:firmen|unternehmens|betriebs|company|account)(?=[a-z]{3})/;

const MEANINGS = readKnownHeadings();

function readKnownHeadings(): ReadonlyMap<string, HeadingMeaning> {
  const meanings = new Map<string, HeadingMeaning>();
  for (const [meaning, headings] of Object.entries(KNOWN_HEADINGS)) {
    for (const heading of headings.split('|')) {
      const key = headingWords(heading).join('');
      // The first to claim a heading keeps it, so that the order of the table decides.
      if (!meanings.has(key)) meanings.set(key, meaning as HeadingMeaning);
    }
  }
  return meanings;
}

/** `Straße (geschäftl.) 2` → strasse geschaftl 2; `MailingPostalCode` → mailing postal code. */
function headingWords(heading: string): string[] {
  const parted = heading.slice(0, 200).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2');
  const plain = foldText(parted).replace(/[’'`´]s\b/g, 's');
  const words = plain.split(/[^\p{L}\p{N}#]+/u).filter(Boolean);
  return words.map(foldUmlaut);
}

/** An umlaut written out, as in "Geschaeftlich", is the same as one without its dots. */
function foldUmlaut(word: string): string {
  return word.replace(/([aou])e/g, '$1');
}

/** Looks a heading up: whole, then without numbers and words that only qualify it. */
export function findMeaning(heading: string): FoundMeaning | undefined {
  const words = headingWords(heading);
  if (words.length === 0) return undefined;
  const whole = MEANINGS.get(words.join(''));
  if (whole) {
    return {
      meaning: whole,
      confidence: 0.95,
      group: groupOf(words),
      isCompany: whole.startsWith('company.'),
    };
  }
  const isCompany =
    words.some((word) => COMPANY_WORDS.has(word)) || COMPANY_START.test(words.join(''));
  return findQualified(words, isCompany);
}

function findQualified(words: string[], isCompany: boolean): FoundMeaning | undefined {
  const group = groupOf(words);
  const unnumbered = words.map((word) => word.replace(/\d+$/, '')).filter(Boolean);
  const core = unnumbered.filter((word) => !QUALIFIERS.has(word));
  const own = core.filter((word) => !COMPANY_WORDS.has(word));
  const part = core.length > 1 ? core.filter((word) => !/^add?resse?$/.test(word)) : core;
  const tries = [unnumbered, core, own, part].map((kept) => kept.join(''));
  tries.push(tries[2]!.replace(COMPANY_START, ''));
  for (const key of tries) {
    const meaning = MEANINGS.get(key);
    if (meaning)
      return { meaning, confidence: 0.9, group, isCompany: isCompany && key !== tries[0] };
  }
  return findContained(core, { group, isCompany });
}

const CONTAINED: readonly [RegExp, HeadingMeaning][] = [
  [/fax/, 'label'],
  [/e?mail|courriel|postaelettronica/, 'person.emails'],
  [/telefon|telephon|phone|handy|cellulare|mobilnummer/, 'phones'],
  [/geburt|birth|nascita|naissance/, 'person.birthday'],
  [/vor.*(?:nach|zu)name|(?:nach|zu).*vorname/, 'person.full_name'],
  [/first.*lastname|last.*firstname/, 'person.full_name'],
  [/nome.*cognome|cognome.+nome|prenom.*nom|nom.+prenom/, 'person.full_name'],
  [/vorname|firstname|prenom/, 'person.first_name'],
  [/nachname|lastname|surname|cognome/, 'person.last_name'],
  [/postleitzahl|postalcode|zipcode|codepostal/, 'postal_code'],
  [/firmenname|companyname|ragionesociale|raisonsociale/, 'company.name'],
];

function findContained(
  words: string[],
  found: { group: string; isCompany: boolean },
): FoundMeaning | undefined {
  const key = words.join('');
  const hit = CONTAINED.find(([pattern]) => pattern.test(key));
  return hit && { meaning: hit[1], confidence: 0.6, ...found };
}

function groupOf(words: string[]): string {
  const groups = words.map((word) => QUALIFIERS.get(word) ?? /\d+$/.exec(word)?.[0] ?? '');
  return [...new Set(groups.filter(Boolean))].join(' ');
}
