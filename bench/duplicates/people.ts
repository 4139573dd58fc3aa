import type { Random } from '../random.ts';
import type { MadeCompany } from './companies.ts';
import type { Labelled, World } from './labelled.ts';
import { chance, mailPart, makePhone, rewritePhone, slip, withoutAccents } from './spoil.ts';

export interface MadePerson {
  first_name: string | null;
  last_name: string | null;
  emails: string[];
  phones: string[];
  street: string | null;
  city: string | null;
  birthday: string | null;
  company_id: string | null;
  company: string | null;
}

export const PROVIDERS = ['gmail.com', 'web.de', 'libero.it', 'gmx.at', 'outlook.com'];

export function makePerson(random: Random, world: World, companies: MadeCompany[]): MadePerson {
  const person: MadePerson = {
    first_name: world.firstNames[random.int(world.firstNames.length)]!,
    // a few names are frequent, the most frequent one in a hundred or so
    last_name:
      world.lastNames[
        chance(random, 12)
          ? random.zipf(world.lastNames.length)
          : random.int(world.lastNames.length)
      ]!,
    emails: [],
    phones: chance(random, 70) ? [makePhone(random, 'mobile')] : [],
    street: null,
    city: null,
    birthday: chance(random, 30) ? makeBirthday(random) : null,
    company_id: null,
    company: null,
  };
  employ(random, person, companies);
  if (chance(random, 70)) person.emails.push(makeMail(random, person, companies));
  return person;
}

function employ(random: Random, person: MadePerson, companies: MadeCompany[]): void {
  if (!chance(random, 85)) return;
  const at = random.int(companies.length);
  const company = companies[at]!;
  person.company_id = String(at);
  person.company = company.name;
  person.city = company.city;
  person.street = chance(random, 30) ? company.street : null;
  if (company.phones[0] && chance(random, 30)) person.phones.push(company.phones[0]);
}

export function makeBirthday(random: Random): string {
  const two = (below: number) => String(1 + random.int(below)).padStart(2, '0');
  return `${1940 + random.int(64)}-${two(12)}-${two(28)}`;
}

const takenMails = new Set<string>();

/** No address is given to two people. */
export function makeMail(random: Random, person: MadePerson, companies: MadeCompany[]): string {
  for (;;) {
    const mail = writeMail(random, person, companies);
    if (takenMails.has(mail)) {
      person = { ...person, first_name: `${person.first_name}${random.pick([...'bcdfgm'])}` };
      continue;
    }
    takenMails.add(mail);
    return mail;
  }
}

function writeMail(random: Random, person: MadePerson, companies: MadeCompany[]): string {
  const [first, last] = [mailPart(person.first_name!), mailPart(person.last_name!)];
  const domain = person.company_id && companies[Number(person.company_id)]!.domains[0];
  const local = random.pick([`${first}.${last}`, `${first[0]}.${last}`, `${first}${last}`]);
  if (domain && chance(random, 85)) return `${local}@${domain}`;
  return `${local}${chance(random, 40) ? random.int(999) : ''}@${random.pick(PROVIDERS)}`;
}

export interface Given {
  random: Random;
  world: World;
  companies: MadeCompany[];
}
type Spoil = (copy: MadePerson, given: Given) => void;

/** Which short form is used is this list's, not the judge's; names that have none keep theirs. */
const SHORT: Record<string, string> = {
  Elisabeth: 'Lisa',
  Elizabeth: 'Liz',
  Robert: 'Bob',
  William: 'Bill',
  Giuseppe: 'Beppe',
  Francesco: 'Franco',
  Thomas: 'Tom',
  Michael: 'Mike',
  Stefan: 'Stefano',
  Andreas: 'Andi',
  Katharina: 'Kathi',
  Johannes: 'Hannes',
  Alexander: 'Alex',
  Daniel: 'Dani',
  Matthew: 'Matt',
  Christian: 'Chris',
  Antonio: 'Toni',
  Giovanni: 'Gianni',
  Susanne: 'Susi',
  Barbara: 'Babsi',
  Jennifer: 'Jenny',
  Patricia: 'Pat',
  Richard: 'Rick',
  Edward: 'Ted',
  James: 'Jim',
  Josef: 'Sepp',
  Maximilian: 'Max',
  Sebastian: 'Basti',
  Philipp: 'Philip',
  Nicolas: 'Nico',
  Jessica: 'Jess',
  David: 'Dave',
  Charles: 'Charlie',
  Joseph: 'Joe',
  Henry: 'Harry',
  Monique: 'Moni',
};

const SPOILS: Record<string, Spoil> = {
  slip_last: (copy, { random }) => {
    copy.last_name = slip(random, copy.last_name!);
  },
  slip_first: (copy, { random }) => {
    copy.first_name = slip(random, copy.first_name!);
  },
  turned: (copy) => {
    [copy.first_name, copy.last_name] = [copy.last_name, copy.first_name];
  },
  one_field: (copy) => {
    copy.last_name = `${copy.first_name} ${copy.last_name}`;
    copy.first_name = null;
  },
  short_form: (copy) => {
    copy.first_name = SHORT[copy.first_name!] ?? copy.first_name;
  },
  initial: (copy) => {
    copy.first_name = `${copy.first_name![0]}.`;
  },
  middle_name: (copy, { random, world }) => {
    copy.first_name = `${copy.first_name} ${random.pick(world.firstNames)}`;
  },
  no_accents: (copy, { random }) => {
    copy.first_name = withoutAccents(random, copy.first_name!);
    copy.last_name = withoutAccents(random, copy.last_name!);
  },
  title: (copy, { random }) => {
    copy.first_name = `${random.pick(['Dr.', 'Prof.', 'Ing.', 'Mag.', 'Dott.', 'Frau'])} ${copy.first_name}`;
  },
  no_mail: (copy) => {
    copy.emails = [];
  },
  no_phone: (copy) => {
    copy.phones = [];
  },
  no_company: (copy) => {
    copy.company = null;
    copy.company_id = null;
  },
  no_place: (copy) => {
    copy.city = null;
    copy.street = null;
  },
  no_birthday: (copy) => {
    copy.birthday = null;
  },
  phone_written: (copy, { random }) => {
    copy.phones = copy.phones.map((phone) => rewritePhone(random, phone));
  },
  private_mail: (copy, { random }) => {
    const [first, last] = [mailPart(copy.first_name!), mailPart(copy.last_name!)];
    const mail = `${first}.${last}@${random.pick(PROVIDERS)}`;
    if (!takenMails.has(mail)) copy.emails = [mail];
    takenMails.add(mail);
  },
  moved: (copy, given) => {
    const { random, companies } = given;
    copy.phones = copy.phones.slice(0, 1);
    copy.emails = [];
    copy.company_id = null;
    employ(random, copy, companies);
    if (chance(random, 70)) copy.emails = [makeMail(random, copy, companies)];
  },
  married: (copy, { random, world }) => {
    const name = random.pick(world.lastNames);
    copy.last_name = chance(random, 50) ? name : `${copy.last_name}-${name}`;
  },
};

/** After which the name alone no longer tells who it is. */
const HURTS = new Set(
  'slip_last slip_first short_form initial married moved middle_name'.split(' '),
);

/** The same person as another entered them; what nobody could tell from what is left is not made. */
export function copyPerson(person: MadePerson, given: Given): Labelled<MadePerson> {
  const { random } = given;
  for (;;) {
    const copy = structuredClone(person);
    const kinds = random.shuffle(Object.keys(SPOILS)).slice(0, 1 + random.int(3));
    // a name in one field, or turned round, is spoiled last
    kinds.sort((a, b) => rank(a) - rank(b));
    for (const kind of kinds) SPOILS[kind]!(copy, given);
    if (isTellable(person, copy, kinds)) return { values: copy, kinds };
  }
}

/** A short form is of the name as it was; a title stands before what is left of it. */
function rank(kind: string): number {
  if (kind === 'short_form' || kind === 'initial') return 0;
  if (kind === 'title') return 2;
  return kind === 'turned' || kind === 'one_field' ? 3 : 1;
}

function isTellable(person: MadePerson, copy: MadePerson, kinds: string[]): boolean {
  const nine = (phones: string[]) => phones.map((phone) => phone.replace(/\D/g, '').slice(-9));
  const isReached =
    copy.emails.some((mail) => person.emails.includes(mail)) ||
    nine(copy.phones).some((phone) => nine(person.phones).includes(phone));
  const hurts = kinds.filter((kind) => HURTS.has(kind));
  if (hurts.length === 0) return true;
  const isColleague = copy.company_id !== null && copy.company_id === person.company_id;
  const isBorn = copy.birthday !== null && copy.birthday === person.birthday;
  const isSameMail = copy.emails.some((mail) => person.emails.includes(mail));
  if (hurts.includes('married')) return isSameMail || (isReached && (isColleague || isBorn));
  if (hurts.includes('moved') || hurts.length > 1) return isReached;
  return isReached || isColleague;
}
