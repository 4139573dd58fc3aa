import { addRecord, type Origin } from './chronicle.ts';
import type { Customer, Making } from './making.ts';
import { ABOUT_COMPANY } from './material/about.ts';
import { CITIES, COUNTRIES } from './material/cities.ts';
import { type CompanyRow, NORTH, type Tier } from './material/company-list.ts';
import { EMPTY, SOUTH } from './material/company-list-south.ts';
import { INDUSTRIES } from './material/industries.ts';
import { type MemberKey, memberOf } from './material/members.ts';
import { ODD_PEOPLE } from './material/odd-people.ts';
import { COMPETITORS } from './material/products.ts';
import { createRandom, type Random } from './random.ts';
import { say, toSlug } from './telling/phrase.ts';
import type { Day } from './time/calendar.ts';
import { instantAt } from './time/calendar.ts';
import { actingFor, firstDayOf, nextPresent, ownerOn } from './time/presence.ts';

const LEGAL_FORM =
  /(^|[ ,])(GmbH|AG|KG|AS|AB|A\/S|Oy|Ltd|B\.V\.|S\.A\.|S\.p\.A\.|S\.r\.l\.|s\.r\.o\.|a\.s\.|eGen|Sp\. z o\.o\.)(?= |$)/g;

export function makeCompanies(making: Making): Customer[] {
  const blocks = [NORTH, SOUTH, EMPTY].flatMap(
    (list) => Object.entries(list) as [MemberKey, readonly CompanyRow[]][],
  );
  const customers = blocks.flatMap(([owner, rows]) =>
    rows.map((row) => makeCustomer(making, owner, row)),
  );
  noteStates(making, customers);
  return customers;
}

function makeCustomer(making: Making, owner: MemberKey, row: CompanyRow): Customer {
  const [name, city, , tier] = row;
  const random = createRandom(making.chronicle.seed, `company ${name} ${city}`);
  const country = CITIES[city]!.country;
  const competitor = random.pick(COMPETITORS);
  const { origin, since } = chooseOrigin(making, { owner, tier, random });
  const record = addRecord(making.chronicle, 'company', {
    origin,
    owner: ownerOn(owner, since, making.span),
    values: describeCompany(making, { row, country, competitor, random }),
  });
  return {
    key: `${name}, ${city}`,
    record,
    row,
    tier,
    owner,
    country,
    origin,
    since,
    contacts: [],
    competitor,
    installed: [],
    latest: null,
  };
}

/** Most come with their team's address list on one of its first days, the others when first met. */
function chooseOrigin(
  { span }: Making,
  { owner, tier, random }: { owner: MemberKey; tier: Tier; random: Random },
): { origin: Origin; since: Day } {
  // Jonas's customers were in his team's list long before he came.
  const first = firstDayOf(memberOf(owner === 'jonas' ? 'ingrid' : owner), span);
  const isLead = tier === 'P';
  const isListed = tier === 'A' || (!isLead && random.chance(0.75));
  const wanted = isLead
    ? span.today - random.between(14, 60)
    : first + (isListed ? random.between(1, 6) : random.between(20, 300));
  const actor = isListed ? memberOf('miriam') : actingFor(owner, wanted, span);
  const since = nextPresent(actor, wanted, span);
  const minute = random.between(8 * 60, 16 * 60);
  const via = isListed ? 'import' : random.chance(0.3) ? 'capture' : 'web';
  const at = instantAt(since, minute, actor.time_zone) + random.between(0, 59_999);
  return { origin: { at, actor: actor.key, via }, since };
}

interface Description {
  row: CompanyRow;
  country: string;
  competitor: string;
  random: Random;
}

function describeCompany(making: Making, { row, country, competitor, random }: Description) {
  const [name, city, industryKey, tier] = row;
  const industry = INDUSTRIES[industryKey];
  const place = COUNTRIES[country]!;
  const domain = domainOf(row);
  const isKnown = tier !== 'none';
  const house = random.between(1, 140);
  const street = random.pick(place.streets);
  return {
    name,
    domains: [domain],
    phones: isKnown ? [making.nextPhone(country, 'office')] : [],
    website: random.chance(0.6) ? `https://www.${domain}` : null,
    industry: random.chance(0.92) ? industry.label : null,
    street: place.numberFirst ? `${house} ${street}` : `${street} ${house}`,
    postal_code: CITIES[city]!.postal,
    city,
    country: place.name,
    tags: random.chance(0.45) ? [random.pick(industry.tags)] : [],
    about:
      isKnown && random.chance(0.45)
        ? say(random.pick(ABOUT_COMPANY), { competitor }, random)
        : null,
  };
}

/** The mail domain; `.example` is reserved, so that nobody is ever written to (RFC 2606). */
export function domainOf([name, city]: CompanyRow): string {
  const words = toSlug(name.replaceAll(LEGAL_FORM, '')).split('-').filter(Boolean).slice(0, 2);
  if (words.length === 0) return 'galathess.example';
  const isNamesake = name === 'Aqua Service' || name === 'Molkerei Sonnenhof GmbH';
  return `${words.join('-')}${isNamesake ? `-${toSlug(city)}` : ''}.example`;
}

function noteStates({ states }: Making, customers: Customer[]): void {
  for (const { record, tier } of customers) {
    if (tier === 'none') {
      const hasPeople = ODD_PEOPLE.some(({ at }) => at === record.name);
      states[hasPeople ? 'company_without_activity' : 'company_empty'].push(record.id);
    }
    if (record.name!.length > 150) states.company_long_name.push(record.id);
    const namesakes = customers.filter((other) => other.record.name === record.name);
    if (namesakes.length > 1) states.company_namesake.push(record.id);
  }
}
