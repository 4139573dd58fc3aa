import { lineTotals } from '#src/lib/line-totals.ts';
import { createRandom, makeId } from '../random.ts';
import type { PlannedLine } from './deed.ts';
import { type CatalogueRow, PUMPS, productOf, TAX_PERCENT } from './words/catalogue.ts';
import type { PipelineKey } from './words/selling.ts';

const IN_POUNDS = new Set(['GB']);

export interface PlannedLines {
  title: string;
  currency: 'EUR' | 'GBP';
  list: PlannedLine[];
}

/** What a deal is about: pumps with what belongs to them, or years of service. */
export function planLines(
  pipeline: PipelineKey,
  { seed, number, country }: { seed: number; number: number; country: string },
): PlannedLines {
  const random = createRandom(seed, `lines ${number}`);
  const currency = IN_POUNDS.has(country) ? 'GBP' : 'EUR';
  const line = (product: CatalogueRow, quantity: number): PlannedLine => ({
    id: makeId(random, Date.UTC(2024, 0, 1)),
    product_id: product.id,
    name: product.name,
    details: '',
    quantity: String(quantity),
    unit: product.unit,
    unit_price: currency === 'GBP' ? product.gbp : product.eur,
    discount: '0',
    tax: String(TAX_PERCENT),
  });
  if (pipeline === 'service') {
    const pumps = random.between(3, 14);
    const list = [line(productOf('SV-YEAR'), pumps), line(productOf('SV-INSP'), 2)];
    if (random.chance(0.4)) list.push(line(productOf('SV-VIBR'), pumps));
    return { title: `Service contract, ${pumps} pumps,`, currency, list };
  }
  const pump = random.pick(PUMPS);
  const count = random.between(1, 4);
  const list = [line(pump, count), line(productOf('SV-COMM'), random.between(1, 2))];
  if (random.chance(0.5)) list.push(line(productOf('SP-SEAL'), count));
  if (random.chance(0.3)) list.push(line(random.pick(PUMPS), 1));
  return { title: `${count > 1 ? `${count} × ` : ''}${pump.name}`, currency, list };
}

/** What the lines come to without tax. */
export function worthOf({ list, currency }: PlannedLines) {
  return { amount: lineTotals(list).net, currency };
}
