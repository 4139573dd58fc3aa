import type { DemoState } from '../demo.ts';
import type { MemberKey } from './members.ts';
import type { Role } from './roles.ts';

export interface CastRow {
  first: string | null;
  last: string | null;
  /** The company's name as in the lists. */
  at?: string;
  role?: Role;
  job_title?: string;
  /** Instead of the address made of name and mail domain. */
  emails?: readonly string[];
  phones?: readonly string[];
  birthday?: string;
  tags?: readonly string[];
  about?: string;
  visibility?: 'team' | 'private';
  /** Country of someone without a company. */
  country?: string;
  owner?: MemberKey;
  /** What its owner wrote about it, where the stories do not speak of it. */
  notes?: readonly string[];
  /** The states of the screens that it shows. */
  shows?: readonly DemoState[];
  /** This is the same human being as the person of that first and last name. */
  sameAs?: readonly [first: string, last: string];
}

/** People one may look for in a demonstration. */
export const CAST: readonly CastRow[] = [
  { first: 'Katharina', last: 'Hofmann', at: 'Hofmann Anlagenbau GmbH', role: 'boss' },
  { first: 'Jürgen', last: 'Schneider', at: 'Schneider Kältetechnik', role: 'boss' },
  { first: 'Nikolaos', last: 'Papadopoulos', at: 'Papadopoulos Shipping S.A.', role: 'boss' },
  {
    first: 'Xenia',
    last: 'King',
    at: 'King & Ashworth Water Ltd',
    role: 'buyer',
    phones: ['+44 7700 900777'],
  },
  {
    first: 'Anna',
    last: 'Rossi',
    at: 'Globex',
    role: 'buyer',
    phones: ['+39 399 000 9001', '+39 02 0000 9001'],
  },
  { first: 'Anna', last: 'Rossi', at: 'Grand Hotel Posillipo Mare', role: 'boss' },
  { first: 'Sabine', last: 'Müller', at: 'Müller & Söhne Brauhaus', role: 'buyer' },
  { first: 'Agnieszka', last: 'Nowak', at: 'Nowak Instalacje', role: 'boss' },
  { first: 'Kari', last: 'Ødegård', at: 'Ødegård Sjømat AS', role: 'boss' },
  { first: 'Giuseppe', last: 'Rossi', at: 'Cantieri Rossi e Figli', role: 'boss' },
  {
    first: 'María del Carmen Guadalupe',
    last: 'Fernández de Córdoba y Álvarez de las Asturias-Villavicencio Montenegro',
    at: 'Hoteles Costa Jazmín',
    role: 'boss',
    emails: ['mc.fernandez@hoteles-costa.example'],
    job_title:
      'Vice President for Technical Operations, Energy, Water, Environment and Guest Safety of the Western Mediterranean Region, acting',
    shows: ['person_long_name'],
  },
  {
    first: 'ليلى',
    last: 'حداد',
    at: 'Chantier Naval du Vieux Phare',
    role: 'tech',
    emails: ['leila.haddad@chantier-naval.example'],
    about: 'Writes Arabic, French and English; mail in French.',
    shows: ['person_right_to_left'],
  },
  {
    first: 'יעל',
    last: 'כהן',
    at: 'Attica Desalination',
    role: 'tech',
    emails: ['yael.cohen@attica-desalination.example'],
    shows: ['person_right_to_left'],
  },
  {
    first: 'Γιώργος',
    last: 'Παπαδάκης',
    at: 'Γαλακτοκομική Θεσσαλίας',
    role: 'tech',
    emails: ['g.papadakis@galathess.example'],
    shows: ['person_other_script'],
  },
  {
    first: '健太',
    last: '佐藤',
    at: 'Astilleros del Nervión',
    role: 'tech',
    emails: ['kenta.sato@astilleros-nervion.example'],
    about: 'On site for the new building until it sails.',
    shows: ['person_other_script'],
  },
  {
    first: 'Олена',
    last: 'Шевченко',
    at: 'Stocznia Bursztyn Sp. z o.o.',
    role: 'tech',
    emails: ['olena.shevchenko@stocznia-bursztyn.example'],
    shows: ['person_other_script'],
  },
  {
    first: 'Priya',
    last: 'Mistry',
    at: 'Thameside Data Halls',
    role: 'tech',
    emails: [
      'priya.mistry@thameside-data.example',
      'p.mistry@thameside-ops.example',
      'noc-lead@thameside-data.example',
      'priya@mistry.example',
    ],
    phones: ['+44 20 7946 0881', '+44 7700 900881', '+44 20 7946 0882', '+44 7700 900882'],
    about: 'Three hats, one person. During an outage only the second mobile.',
    shows: ['person_many_emails', 'person_many_phones'],
  },
  {
    first: 'Bjørn',
    last: 'Fossum',
    at: 'Skagerrak Verft AS',
    role: 'tech',
    emails: ['bjorn.fossum@skagerrak-verft.example', 'fossum@havn.example', 'b@fossum.example'],
    shows: ['person_many_emails'],
  },
  {
    first: 'Ulrike',
    last: 'Voß',
    at: 'Elbwerft Petersen KG',
    role: 'buyer',
    birthday: '--05-17',
    tags: ['christmas card', 'decides'],
    shows: ['person_birthday_without_year', 'person_tagged'],
  },
  {
    first: 'Graham',
    last: 'Whitfield',
    at: 'Aire Valley Dairies',
    role: 'tech',
    birthday: '--02-29',
    shows: ['person_birthday_without_year'],
  },
];
