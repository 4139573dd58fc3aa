import type { Customer, Making } from '../making.ts';
import type { MemberKey } from '../material/members.ts';
import { createRandom } from '../random.ts';
import { dateOf, instantAt } from '../time/calendar.ts';
import type { Deed, SetUp } from './deed.ts';
import { planCases } from './plan-cases.ts';
import { planDeals } from './plan-deals.ts';
import { RULED_AFTER } from './plan-quotes.ts';
import { contactsOf, does, momentOn, type Planning } from './planning.ts';

/** Days after the start. */
const SET_UP: readonly [what: SetUp, actor: MemberKey, after: number][] = [
  ['pipelines', 'miriam', 1],
  ['products', 'miriam', 4],
  ['price_books', 'miriam', 5],
  ['purposes', 'miriam', 8],
  ['quote_settings', 'miriam', 10],
  ['service', 'miriam', 78],
  ['approval_rule', 'miriam', RULED_AFTER],
];
const QUARTERS = 4;
const TARGETS: readonly [of: { team?: 'north' | 'south'; member?: MemberKey }, euro: number][] = [
  [{}, 280_000],
  [{ team: 'north' }, 180_000],
  [{ team: 'south' }, 100_000],
  [{ member: 'tomasz' }, 95_000],
  [{ member: 'katerina' }, 50_000],
  [{ member: 'stefan' }, 45_000],
];

/** What the company does besides knowing people: sells, serves, promises. In the order of time. */
export function planDealings(making: Making, customers: Customer[]): Deed[] {
  const planning: Planning = { making, customers, deeds: [] };
  planSetUp(planning);
  planRates(planning);
  planGoals(planning);
  planDeals(planning);
  planCases(planning);
  planConsents(planning);
  return planning.deeds.sort((a, b) => a.at - b.at);
}

function planSetUp(planning: Planning): void {
  const { span } = planning.making;
  for (const [at, [what, actor, after]] of SET_UP.entries()) {
    const time = instantAt(span.start + after, 9 * 60 + at, 'Europe/Berlin');
    does(planning, { at: time, actor }, { do: 'set_up', what });
  }
}

/** Once in thirty days. */
function planRates(planning: Planning): void {
  const { span, chronicle } = planning.making;
  const random = createRandom(chronicle.seed, 'rates');
  for (let day = span.start + 3; day < span.today; day += 30) {
    const at = instantAt(day, 8 * 60, 'Europe/Berlin');
    const rates = {
      GBP: 0.85 + random.between(0, 300) / 10_000,
      USD: 1.07 + random.between(0, 500) / 10_000,
    };
    const rounded = Object.fromEntries(
      Object.entries(rates).map(([currency, rate]) => [currency, Math.round(rate * 1e4) / 1e4]),
    );
    does(
      planning,
      { at, actor: 'miriam' },
      { do: 'enter_rates', day: dateOf(day), rates: rounded },
    );
  }
}

/** For this quarter and those before, each set in its first days. */
function planGoals(planning: Planning): void {
  const { span, chronicle } = planning.making;
  const random = createRandom(chronicle.seed, 'goals');
  const [year, month] = dateOf(span.today).split('-').map(Number) as [number, number];
  const current = year * 4 + Math.floor((month - 1) / 3);
  for (let quarter = current - QUARTERS + 1; quarter <= current; quarter++) {
    const [of, q] = [Math.floor(quarter / 4), quarter % 4];
    const first = Date.UTC(of, q * 3, 1) / 86_400_000;
    for (const [at, [whose, euro]] of TARGETS.entries()) {
      const day = Math.min(first + 1, span.today - 1);
      const target = Math.round((euro * random.between(90, 115)) / 1e5) * 1e5;
      const doing = { do: 'set_goal', period: `${of}-Q${q + 1}`, of: whose, target } as const;
      does(planning, { at: instantAt(day, 540 + at, 'Europe/Paris'), actor: 'charlotte' }, doing);
    }
  }
}

/** Some came with the old list, some were asked at the fair, and some want no more letters. */
function planConsents(planning: Planning): void {
  const { span, chronicle } = planning.making;
  const random = createRandom(chronicle.seed, 'consents');
  const people = planning.customers.flatMap((one) =>
    contactsOf(one, span.start + 60).map(({ record }) => record.id),
  );
  const listed = people.filter(() => random.chance(0.35));
  const spoken = people.filter(() => random.chance(0.12));
  const left = listed.filter(() => random.chance(0.08));
  const record = (day: number, ids: string[], rest: 'list' | 'fair' | 'no') => {
    const at = momentOn(planning, 'miriam', { day, random });
    const said = {
      list: {
        state: 'given',
        source: 'import',
        proof: 'Newsletter list of 2023, with its double opt-in',
      },
      fair: { state: 'given', source: 'paper', proof: 'Signed card, stand at the water fair' },
      no: { state: 'withdrawn', source: 'mail', proof: 'Wrote: please take me off the list' },
    } as const;
    const doing = { do: 'record_consents', purpose: 0, people: ids, ...said[rest] } as const;
    does(planning, { at, actor: 'miriam' }, doing);
  };
  record(span.start + 62, listed, 'list');
  record(span.today - 200, spoken, 'fair');
  record(span.today - 60, left, 'no');
}
