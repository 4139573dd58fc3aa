import { CITIES } from '../names.ts';
import { makeStreet } from './companies.ts';
import {
  type Given,
  type MadePerson,
  makeBirthday,
  makeMail,
  makePerson,
  PROVIDERS,
} from './people.ts';
import { mailPart, makePhone } from './spoil.ts';

/** Somebody else who looks like the person: a relative, a namesake, a colleague. */
export function makeOther(person: MadePerson, given: Given) {
  const { random, world, companies } = given;
  const kind = random.pick(['namesake', 'parent', 'twin', 'spouse', 'colleague', 'desk']);
  const own = makePerson(random, world, companies);
  const home = {
    last_name: person.last_name,
    street: person.street ?? makeStreet(random, world),
    city: person.city ?? 'Graz',
  };
  const first = { ...structuredClone(person), street: home.street, city: home.city };
  const others = world.firstNames.filter((name) => name[0] !== person.first_name![0]);
  switch (kind) {
    case 'namesake': {
      const { first_name, last_name } = person;
      const isTold = own.city !== person.city && own.company_id !== person.company_id;
      const city = isTold ? own.city : random.pick(CITIES.filter((one) => one !== person.city));
      first.company_id ??= '0';
      first.company ??= companies[0]!.name;
      return {
        kind,
        first: { ...person, company_id: first.company_id, company: first.company },
        values: {
          ...own,
          first_name,
          last_name,
          city,
          company_id: '1',
          company: companies[1]!.name,
        },
      };
    }
    case 'parent':
      return { kind, first, values: makeParent(first, own, given) };
    case 'twin': {
      first.birthday ??= makeBirthday(random);
      const phones = [...first.phones];
      return {
        kind,
        first,
        values: {
          ...own,
          ...home,
          first_name: random.pick(others),
          birthday: first.birthday,
          phones,
        },
      };
    }
    case 'spouse': {
      const shared = [`familie.${mailPart(person.last_name!)}@${random.pick(PROVIDERS)}`];
      const phones = [...first.phones];
      return {
        kind,
        first: { ...first, emails: shared },
        values: { ...own, ...home, first_name: random.pick(others), emails: shared, phones },
      };
    }
    case 'desk': {
      const { company, company_id, city } = person;
      const desk = makePhone(random, 'landline');
      return {
        kind,
        first: { ...person, phones: [desk], emails: ['info@desk.example'] },
        values: {
          ...own,
          company,
          company_id,
          city,
          phones: [desk],
          emails: ['info@desk.example'],
        },
      };
    }
    default: {
      const { company, company_id, city } = person;
      const near = person.first_name!.endsWith('a')
        ? `${person.first_name!.slice(0, -1)}o`
        : `${person.first_name}a`;
      return {
        kind,
        first: person,
        values: {
          ...own,
          company,
          company_id,
          city,
          first_name: near,
          last_name: person.last_name,
        },
      };
    }
  }
}

/** Of one name in one firm; what tells them is an address, a birthday, or Jr. behind the name. */
function makeParent(child: MadePerson, own: MadePerson, { random, companies }: Given): MadePerson {
  const { first_name, last_name, company, company_id, city, street } = child;
  const parent = { ...own, first_name, last_name, company, company_id, city, street };
  parent.emails = [];
  const sign = random.pick(['birthday', 'mark', 'birthday_and_mail']);
  if (sign === 'mark')
    child.last_name = `${last_name} ${random.pick(['jr.', 'junior', 'Jr', 'II'])}`;
  else {
    child.birthday ??= makeBirthday(random);
    parent.birthday = `${Number(child.birthday.slice(0, 4)) - 28}-0${1 + random.int(9)}-1${random.int(9)}`;
  }
  if (sign === 'birthday_and_mail')
    parent.emails = [makeMail(random, { ...parent, first_name: `x${first_name}` }, companies)];
  return parent;
}
