import { CITIES } from '../names.ts';
import type { Random } from '../random.ts';
import type { Labelled, World } from './labelled.ts';
import { chance, mailPart, makePhone, rewritePhone, slip, withoutAccents } from './spoil.ts';

export interface MadeCompany {
  name: string;
  domains: string[];
  phones: string[];
  website: string | null;
  street: string | null;
  city: string | null;
}

const FORMS = ['GmbH', 'AG', 'S.p.A.', 'S.r.l.', 'Ltd', 'KG', 'SA', 'B.V.'];
const WRITTEN: Record<string, string[]> = {
  GmbH: ['G.m.b.H.', 'gmbh', 'GmbH & Co. KG'],
  'S.p.A.': ['SpA', 'spa', 'S. p. A.'],
  'S.r.l.': ['Srl', 'SRL'],
  Ltd: ['Ltd.', 'Limited'],
};

export function makeCompany(random: Random, world: World): MadeCompany {
  const last = world.lastNames[random.int(world.lastNames.length)]!;
  const trade = random.pick(world.trades);
  const bare = random.int(4) ? `${last} ${trade}` : `${last}`;
  // no two are called alike by chance: those that are, are made on purpose
  if (world.taken.has(mailPart(bare))) return makeCompany(random, world);
  world.taken.add(mailPart(bare));
  const domain = `${mailPart(bare)}.${random.pick(['com', 'de', 'it', 'at'])}`;
  return {
    name: `${bare} ${random.pick(FORMS)}`,
    domains: chance(random, 75) ? [domain] : [],
    phones: chance(random, 70) ? [makePhone(random, 'landline')] : [],
    website: chance(random, 50) ? `https://www.${domain}` : null,
    street: chance(random, 60) ? makeStreet(random, world) : null,
    city: chance(random, 85) ? random.pick(CITIES) : null,
  };
}

export function makeStreet(random: Random, world: World): string {
  return `${random.pick(world.lastNames)}${random.pick(['straße', 'weg', 'gasse'])} ${1 + random.int(120)}`;
}

type Spoil = (random: Random, copy: MadeCompany) => void;

function splitForm(name: string): { bare: string; form: string } {
  const form = FORMS.find((one) => name.endsWith(` ${one}`)) ?? '';
  return { bare: form ? name.slice(0, -form.length - 1) : name, form };
}

const SPOILS: Record<string, Spoil> = {
  no_form: (_, copy) => {
    copy.name = splitForm(copy.name).bare;
  },
  other_writing: (random, copy) => {
    const { bare, form } = splitForm(copy.name);
    copy.name = `${bare} ${random.pick(WRITTEN[form] ?? [form.toUpperCase()])}`;
  },
  slip: (random, copy) => {
    const { bare, form } = splitForm(copy.name);
    const words = bare.split(' ');
    copy.name = [slip(random, words[0]!), ...words.slice(1), form].filter(Boolean).join(' ');
  },
  no_accents: (random, copy) => {
    copy.name = withoutAccents(random, copy.name);
  },
  capitals: (_, copy) => {
    copy.name = copy.name.toUpperCase();
  },
  group: (random, copy) => {
    const { bare } = splitForm(copy.name);
    copy.name = `${bare} ${random.pick(['Group', 'International', 'Deutschland', 'Italia'])}`;
  },
  no_domain: (_, copy) => {
    copy.domains = [];
    copy.website = null;
  },
  no_city: (_, copy) => {
    copy.city = null;
    copy.street = null;
  },
  no_phone: (_, copy) => {
    copy.phones = [];
  },
  phone_written: (random, copy) => {
    copy.phones = copy.phones.map((phone) => rewritePhone(random, phone));
  },
};

/** The same company as another entered it. Where the name suffered, something else is left of it. */
export function copyCompany(random: Random, company: MadeCompany): Labelled<MadeCompany> {
  for (;;) {
    const copy = structuredClone(company);
    const kinds = random.shuffle(Object.keys(SPOILS)).slice(0, 1 + random.int(3));
    for (const kind of kinds) SPOILS[kind]!(random, copy);
    const isHurt = kinds.some((kind) => ['slip', 'group'].includes(kind));
    const isLeft =
      copy.domains.length + copy.phones.length > 0 || (copy.city && copy.city === company.city);
    const isSame = (company.domains.length > 0 && copy.domains.length > 0) || isLeft;
    if (!isHurt || (isLeft && isSame)) return { values: copy, kinds };
  }
}

/** Companies that look like another and are not. */
export function makeOthers(random: Random, world: World, company: MadeCompany) {
  const city = random.pick(CITIES.filter((one) => one !== company.city));
  const { bare, form } = splitForm(company.name);
  const kind = random.pick(['branch', 'namesake', 'holding', 'neighbour', 'numbered']);
  const made = makeCompany(random, world);
  const street = makeStreet(random, world);
  switch (kind) {
    case 'branch':
      return {
        kind,
        first: { ...company, city: company.city ?? 'Graz' },
        values: { ...company, city, street, phones: made.phones },
      };
    case 'namesake':
      return {
        kind,
        first: { ...company, city: company.city ?? 'Graz' },
        values: { ...made, name: company.name, city, street },
      };
    case 'holding': {
      const other = random.pick(FORMS.filter((one) => one !== form));
      const name = chance(random, 50) ? `${bare} Holding ${other}` : `${bare} ${other}`;
      return { kind, first: company, values: { ...made, name, city: company.city, street } };
    }
    case 'neighbour':
      return {
        kind,
        first: company,
        values: { ...made, city: company.city, street: company.street },
      };
    default:
      return {
        kind,
        first: { ...company, name: `${bare} Werk 1 ${form}` },
        values: { ...company, name: `${bare} Werk 2 ${form}`, street, phones: made.phones },
      };
  }
}
