import { expect, test } from 'vitest';
import { type CompanyTraits, judgeCompanies } from './judge-company.ts';

test.each<[string, CompanyTraits, CompanyTraits]>([
  ['the legal form left out', { name: 'Globex' }, { name: 'Globex GmbH' }],
  ['written otherwise', { name: 'Globex S.p.A.' }, { name: 'GLOBEX SPA' }],
  [
    'Ltd and Limited',
    { name: 'Globex Ltd', city: 'Rome' },
    { name: 'Globex Limited', city: 'Rome' },
  ],
  ['a slip and one town', { name: 'Globbex', city: 'Rome' }, { name: 'Globex', city: 'Rome' }],
  [
    'one mail domain',
    { name: 'Globex Group', domains: ['globex.de'] },
    { name: 'Globex', domains: ['globex.de'] },
  ],
  [
    'one town in two languages',
    { name: 'Globex Italia', city: 'Bozen' },
    { name: 'Globex', city: 'Bolzano' },
  ],
])('%s is one', (_, one, other) => {
  expect(judgeCompanies(one, other).isAlike).toBe(true);
});

test.each<[string, CompanyTraits, CompanyTraits]>([
  [
    'branches',
    { name: 'Globex', domains: ['globex.de'], city: 'Rome' },
    { name: 'Globex', domains: ['globex.de'], city: 'Berlin' },
  ],
  [
    'namesakes',
    { name: 'Bäckerei Müller', city: 'Graz' },
    { name: 'Bäckerei Müller', city: 'Wien' },
  ],
  ['a company and its holding', { name: 'Globex GmbH' }, { name: 'Globex Holding AG' }],
  [
    'neighbours',
    { name: 'Globex', street: 'Weg 1', city: 'Graz' },
    { name: 'Initech', street: 'Weg 1', city: 'Graz' },
  ],
  [
    'numbered works',
    { name: 'Globex Werk 1', domains: ['globex.de'] },
    { name: 'Globex Werk 2', domains: ['globex.de'] },
  ],
  ['nothing and nothing', {}, {}],
])('%s are two', (_, one, other) => {
  expect(judgeCompanies(one, other).isAlike).toBe(false);
});
