import type { CompanyMention, Mention, PersonMention, Span, TextPart } from '../capture.ts';
import { type Line, spanIn, textOf } from '../grammar/line.ts';
import type { Contact } from '../grammar/read-contacts.ts';
import { foldText } from '../grammar/tokens.ts';
import { isFirstName, PARTICLES } from '../words/name-words.ts';
import type { FoundName } from './found-names.ts';
import { wordsOf } from './read-names.ts';

export interface Mentions {
  people: PersonMention[];
  companies: CompanyMention[];
}

interface Place {
  from: number;
  mention: PersonMention | CompanyMention;
}

/** Names found, each once, with the addresses and numbers that stand by them. */
export function buildMentions(line: Line, names: FoundName[], contacts: Contact[]): Mentions {
  const built: Mentions = { people: [], companies: [] };
  const byName = names.map((name) => addMention(line, built, name));
  names.forEach((name, index) => {
    const mention = byName[index]!;
    const company = name.company === null ? undefined : byName[name.company];
    if (!company || isPerson(company) || !isPerson(mention)) return;
    mention.companyKey ??= company.key;
  });
  const places = names.map((name, index) => ({ from: name.run.from, mention: byName[index]! }));
  for (const contact of contacts) attachContact(built, places, contact);
  return built;
}

function isPerson(mention: PersonMention | CompanyMention): mention is PersonMention {
  return 'companyKey' in mention;
}

function addMention(line: Line, built: Mentions, name: FoundName): PersonMention | CompanyMention {
  const mention = makeMention(line, name);
  // One key, one mention: the same words are not a person here and a company there.
  const other = name.leaning === 'company' ? built.people : built.companies;
  const same = other.find((each) => each.key === mention.key);
  if (same) return repeat(same, mention);
  if (name.leaning === 'company') {
    const known = built.companies.find((each) => isSame(each, mention));
    if (known) return repeat(known, mention);
    const company = { ...mention, emails: [], phones: [], domains: [] };
    built.companies.push(company);
    return company;
  }
  const known = built.people.find((each) => isSame(each, mention));
  const title = name.title && partOf(line, spanIn(line, ...name.title));
  if (known) {
    known.jobTitle ??= title;
    return repeat(known, mention);
  }
  const person = {
    ...mention,
    ...splitName(mention.name, name.run.courtesy),
    companyKey: null,
    jobTitle: title,
    emails: [],
    phones: [],
  };
  built.people.push(person);
  return person;
}

// "Anna" after "Anna Rossi" is she again.
function isSame(known: Mention, later: Mention): boolean {
  const words = new Set(known.key.split(' '));
  return later.key.split(' ').every((word) => words.has(word));
}

function repeat<T extends Mention>(known: T, again: Mention): T {
  known.repeats.push(again.span);
  return known;
}

function makeMention(line: Line, { run, role, sure }: FoundName): Mention {
  const span = spanIn(line, run.from, run.to);
  const text = textOf(line, span);
  return {
    text,
    span,
    key: wordsOf(line, run.from, run.to).join(' ') || foldText(text),
    name: writeName(text, run.capital),
    role,
    sure,
    alternatives: run.alternatives.map(([from, to]): Span => spanIn(line, from, to)),
    repeats: [],
    decided: null,
  };
}

/** As it is written on a record; what was typed with capitals stays as typed. */
export function writeName(text: string, capital: boolean): string {
  const words = text.trim().split(/\s+/);
  if (capital) return words.join(' ');
  return words
    .map((word) => (PARTICLES.has(word) ? word : raiseInitial(word.toLowerCase())))
    .join(' ');
}

function raiseInitial(word: string): string {
  return word.replace(
    /(^|-)(\p{Ll})/gu,
    (_, joint: string, letter: string) => joint + letter.toUpperCase(),
  );
}

/** First and last name: the last word, with the particles before it, is the family's. */
export function splitName(name: string, courtesy = false): { firstName: string; lastName: string } {
  const words = name.split(' ');
  if (words.length === 1) {
    const family = courtesy && !isFirstName(foldText(name));
    return family ? { firstName: '', lastName: name } : { firstName: name, lastName: '' };
  }
  const particle = words.findIndex((word, index) => index > 0 && isParticle(word));
  const split = particle > 0 ? particle : words.length - 1;
  return { firstName: words.slice(0, split).join(' '), lastName: words.slice(split).join(' ') };
}

function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase()) || /^(?:von|de|di|da|del|della|du)$/i.test(word);
}

function partOf(line: Line, span: Span): TextPart {
  return { text: textOf(line, span), span };
}

// An address belongs to the person named before it, else to the first after, else to the company.
function attachContact(built: Mentions, places: Place[], contact: Contact): void {
  const part: TextPart = { text: contact.text, span: contact.span };
  if (contact.kind === 'domain') {
    nearest(
      places,
      contact.from,
      (mention) => !isPerson(mention) && mention.domains.push(part) > 0,
    );
    return;
  }
  const list = contact.kind === 'email' ? 'emails' : 'phones';
  const add = (mention: PersonMention | CompanyMention) => mention[list].push(part) > 0;
  const found =
    nearest(places, contact.from, (mention) => isPerson(mention) && add(mention)) ??
    nearest(places, contact.from, add);
  if (!found) places.push(addByAddress(built, contact));
}

function nearest(places: Place[], at: number, accept: (mention: Place['mention']) => boolean) {
  const before = places.filter((place) => place.from < at).sort((a, b) => b.from - a.from);
  const after = places.filter((place) => place.from > at).sort((a, b) => a.from - b.from);
  return [...before, ...after].find((place) => accept(place.mention)) ?? null;
}

/** "emailed bob@x.com": somebody of whom only the address or the number is known. */
function addByAddress(built: Mentions, { kind, text, span, from }: Contact): Place {
  const mention: PersonMention = {
    text,
    span,
    key: text.toLowerCase(),
    name: '',
    role: 'person',
    // A number alone makes no new record.
    sure: kind === 'email',
    alternatives: [span],
    repeats: [],
    decided: null,
    firstName: '',
    lastName: '',
    companyKey: null,
    jobTitle: null,
    emails: kind === 'email' ? [{ text, span }] : [],
    phones: kind === 'phone' ? [{ text, span }] : [],
  };
  built.people.push(mention);
  return { from, mention };
}
