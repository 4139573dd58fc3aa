import { FAMILIES } from '../../material/products.ts';
import { createRandom, makeId } from '../../random.ts';

/** What Brightwater sells, with its list price in cents without tax. */
export interface CatalogueRow {
  id: string;
  name: string;
  sku: string;
  category: string;
  unit: string;
  eur: number;
  gbp: number;
}

const SERVICES: readonly [name: string, sku: string, unit: string, euro: number][] = [
  ['Inspection on site', 'SV-INSP', 'visit', 480],
  ['Service contract for a pump', 'SV-YEAR', 'year', 640],
  ['Commissioning', 'SV-COMM', 'day', 1150],
  ['Emergency call-out', 'SV-EMER', 'visit', 890],
  ['Vibration measurement', 'SV-VIBR', 'pump', 260],
];
const PARTS: readonly [name: string, sku: string, unit: string, euro: number][] = [
  ['Cartridge seal kit', 'SP-SEAL', 'piece', 385],
  ['Bearing set', 'SP-BEAR', 'piece', 240],
];

const STEP_OF_SIZE = 0.45;
const POUNDS_TO_EURO = 0.87;

function row(name: string, sku: string, rest: { category: string; unit: string; euro: number }) {
  const { category, unit, euro } = rest;
  const gbp = Math.round(euro * POUNDS_TO_EURO) * 100;
  // the same in every installation, so that links to it can be shown
  const id = makeId(createRandom(1, `product ${sku}`), Date.UTC(2024, 0, 1));
  return { id, name, sku, category, unit, eur: euro * 100, gbp };
}

/** Pumps in all their sizes, spare parts and services. */
export const CATALOGUE: readonly CatalogueRow[] = [
  ...FAMILIES.flatMap(({ name, sizes, price }) =>
    sizes.map((size, at) =>
      row(`${name} ${size}`, `${name.slice(0, 3).toUpperCase()}-${size}`, {
        category: 'Pumps',
        unit: 'piece',
        euro: Math.round((price * (1 + at * STEP_OF_SIZE)) / 10) * 10,
      }),
    ),
  ),
  ...PARTS.map(([name, sku, unit, euro]) => row(name, sku, { category: 'Parts', unit, euro })),
  ...SERVICES.map(([name, sku, unit, euro]) => row(name, sku, { category: 'Service', unit, euro })),
];

export const PUMPS = CATALOGUE.filter(({ category }) => category === 'Pumps');

export function productOf(sku: string): CatalogueRow {
  return CATALOGUE.find((one) => one.sku === sku)!;
}

export const TAX_PERCENT = 19;
