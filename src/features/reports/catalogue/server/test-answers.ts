import * as facts from './test-facts.ts';

export interface World
  extends Pick<typeof facts, 'DEALS' | 'QUOTES' | 'ORDERS' | 'CASES' | 'CONTACTS'> {
  NOW: string;
}

/**
 * Every metric once more, by other means: plain sums over the facts that were planted. Those of a
 * period are of the quarter, what stands is as of now. Null: nothing to divide by.
 */
export function answersFor(
  who: facts.Who,
  chances: readonly number[],
  world: World = facts,
): Record<string, number | null> {
  return {
    ...dealAnswers(world, who),
    ...stageAnswers(world, who),
    ...openDealAnswers(world, who, chances),
    ...forecastAnswers(world, who, chances),
    ...quoteAnswers(world, who),
    ...orderAnswers(world, who),
    ...customerAnswers(world, who),
    ...caseAnswers(world, who),
    ...workAnswers(world, who),
  };
}

/** The facts as they were just before a moment; what was not there yet is as if in the bin. */
export function worldBefore(moment: string): World {
  const was = (at: string | undefined) => at !== undefined && at < moment;
  const gone = (at: string) => (was(at) ? {} : { binned: true as const });
  const kept = <T>(pair: [string, T] | undefined) => (pair && was(pair[0]) ? { end: pair } : {});
  return {
    NOW: moment,
    DEALS: facts.DEALS.map(({ end, moves = [], ...deal }) => ({
      ...deal,
      moves: moves.filter(([at]) => was(at)),
      ...kept(end),
      ...gone(deal.openedAt),
    })),
    QUOTES: facts.QUOTES.map(({ answer, ...quote }) => ({
      ...quote,
      ...(answer && was(answer[0]) && { answer }),
      ...gone(quote.sentAt),
    })),
    ORDERS: facts.ORDERS.map((order) => ({ ...order, ...gone(`${order.orderedOn}T00:00:00Z`) })),
    CASES: facts.CASES.filter(({ openedAt }) => was(openedAt)).map((one) => ({
      ...one,
      resolvedAt: (one.resolvedAt ?? []).filter(was),
      reopenedAt: (one.reopenedAt ?? []).filter(was),
    })),
    CONTACTS: facts.CONTACTS.filter(({ at }) => was(at)).map(({ task, ...one }) => ({
      ...one,
      ...(task && was(madeAt(one.at, task.after)) && { task: doneBy(task, was(task.doneAt)) }),
    })),
  };
}

function doneBy({ doneAt, ...task }: NonNullable<facts.ContactFact['task']>, isDone: boolean) {
  return isDone && doneAt ? { ...task, doneAt } : task;
}

function madeAt(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * HOUR).toISOString();
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function romeDay(at: string): string {
  return new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' });
}
/** The day at whose end the world is looked at. */
function today({ NOW }: World): string {
  return romeDay(new Date(Date.parse(NOW) - 1).toISOString());
}
function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY).toISOString().slice(0, 10);
}
function isInQuarter(day: string | undefined): boolean {
  return day !== undefined && day >= facts.QUARTER.from && day <= facts.QUARTER.to;
}
const fellIn = (at: string | undefined) => at !== undefined && isInQuarter(romeDay(at));
const since = (from: string, to: string) => Date.parse(to) - Date.parse(from);
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const mean = (numbers: readonly number[]) =>
  numbers.length ? sum(numbers) / numbers.length : null;
const share = (rows: readonly unknown[], part: readonly unknown[]) =>
  rows.length ? part.length / rows.length : null;
function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return null;
  return Number.isInteger(middle)
    ? (sorted[middle - 1]! + sorted[middle]!) / 2
    : sorted[middle - 0.5]!;
}
const present = (numbers: readonly (number | null)[]) => numbers.filter((one) => one !== null);
const roundUp = (number: number) => Math.sign(number) * Math.round(Math.abs(number));

function seenBy<Fact extends { privateOf?: facts.Who; binned?: true }>(
  who: facts.Who,
  all: readonly Fact[],
): Fact[] {
  return all.filter(({ privateOf, binned }) => !binned && (!privateOf || privateOf === who));
}

/** Those entered, and a message for each quote that was sent, which stays when its quote is binned. */
function contactsOf(world: World, who: facts.Who): facts.ContactFact[] {
  const letters = seenBy(
    who,
    world.QUOTES.map(({ binned: _, ...quote }) => quote),
  );
  const sent = letters.map(
    ({ company, sentAt }) => ({ company, kind: 'message', at: sentAt }) as const,
  );
  return [...seenBy(who, world.CONTACTS), ...sent];
}

/** In cents of euro by the rate of the day; null where none is known. */
function inEuro([cents, currency]: [number, string], day: string): number | null {
  if (currency === 'EUR') return cents;
  const rate = facts.USD_RATES.findLast(([from]) => from <= day);
  return currency === 'USD' && rate ? roundUp((cents * Math.round(rate[1] * 100)) / 100) : null;
}

function worth(
  deals: readonly facts.DealFact[],
  dayOf: (deal: facts.DealFact) => string,
): number[] {
  return present(deals.map((deal) => deal.amount && inEuro(deal.amount, dayOf(deal))));
}

function dealAnswers(world: World, who: facts.Who) {
  const all = seenBy(who, world.DEALS);
  const ended = (how: string) => all.filter(({ end }) => end?.[1] === how && fellIn(end[0]));
  const won = ended('won');
  const lost = ended('lost');
  const closingDay = ({ end }: facts.DealFact) => romeDay(end![0]);
  const wonValue = sum(worth(won, closingDay));
  const closedValue = sum(worth([...won, ...lost], closingDay));
  const cycle = mean(won.map(({ openedAt, end }) => since(openedAt, end![0]) / DAY))!;
  const toClose = sum(
    worth(
      all.filter(({ end, closesOn }) => !end && isInQuarter(closesOn)),
      ({ closesOn }) => closesOn!,
    ),
  );
  return {
    deals_opened: all.filter(({ openedAt }) => fellIn(openedAt)).length,
    deals_won: won.length,
    deals_lost: lost.length,
    won_value: wonValue,
    closed_value: closedValue,
    win_rate: share([...won, ...lost], won),
    win_rate_by_value: wonValue / closedValue,
    average_deal_size: roundUp(mean(worth(won, closingDay))!),
    sales_cycle: cycle,
    sales_velocity: roundUp(wonValue / cycle),
    pipeline_to_close: toClose,
    goal_amount: facts.QUARTER_GOAL,
    pipeline_coverage: toClose / facts.QUARTER_GOAL,
  };
}

interface Stay {
  stage: number;
  from: string;
  to: string;
  wentOn: boolean;
}

/** Each time that a deal left a stage. */
function staysOf({ openedAt, moves = [], end }: facts.DealFact): Stay[] {
  let at = { stage: 0, from: openedAt };
  const stays: Stay[] = [];
  for (const [to, stage] of moves) {
    stays.push({ ...at, to, wentOn: stage > at.stage });
    at = { stage, from: to };
  }
  if (end) stays.push({ ...at, to: end[0], wentOn: end[1] === 'won' });
  return stays;
}

function stageAnswers(world: World, who: facts.Who) {
  const stays = seenBy(who, world.DEALS)
    .flatMap(staysOf)
    .filter(({ to }) => fellIn(to));
  return {
    stage_conversion: share(
      stays,
      stays.filter(({ wentOn }) => wentOn),
    ),
    time_in_stage: mean(stays.map(({ from, to }) => since(from, to) / DAY)),
  };
}

function stageAt(deal: facts.DealFact, at: string): number {
  return (deal.moves ?? []).findLast(([moved]) => moved <= at)?.[1] ?? 0;
}

function openDealAnswers(world: World, who: facts.Who, chances: readonly number[]) {
  const open = seenBy(who, world.DEALS).filter(({ end }) => !end);
  const contacts = contactsOf(world, who);
  const cared = (deal: facts.DealFact) =>
    contacts.filter((one) => one.deal !== undefined && world.DEALS[one.deal] === deal);
  const hasStep = (deal: facts.DealFact) => cared(deal).some(({ task }) => task && !task.doneAt);
  const touched = (deal: facts.DealFact) =>
    [deal.openedAt, ...(deal.moves ?? []).map(([at]) => at), ...cared(deal).map(({ at }) => at)]
      .toSorted()
      .at(-1)!;
  const isStale = (deal: facts.DealFact) => {
    const last = romeDay(
      cared(deal)
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? deal.openedAt,
    );
    const silent = Math.round(since(last, today(world)) / DAY);
    return (
      (deal.closesOn ?? '9999') < today(world) || !hasStep(deal) || (silent >= 7 && silent > 28)
    );
  };
  const weighted = open.map((deal): number | null => {
    if (!deal.amount) return null;
    const [cents, currency] = deal.amount;
    const chance = chances[stageAt(deal, world.NOW)]!;
    return inEuro([roundUp((cents * chance) / 100), currency], today(world));
  });
  return {
    pipeline_value: sum(worth(open, () => today(world))),
    weighted_pipeline: sum(present(weighted)),
    deals_open: open.length,
    deal_freshness: mean(open.map((deal) => 0.5 ** (since(touched(deal), world.NOW) / DAY / 30))),
    deals_without_next_step: share(
      open,
      open.filter((deal) => !hasStep(deal)),
    ),
    deals_without_close_date: share(
      open,
      open.filter(({ closesOn }) => !closesOn),
    ),
    deals_without_amount: share(
      open,
      open.filter(({ amount }) => !amount),
    ),
    deals_stale: share(open, open.filter(isStale)),
  };
}

function forecastAnswers(world: World, who: facts.Who, chances: readonly number[]) {
  const months = [
    ['2025-04', '2025-03-31T22:00:00Z'],
    ['2025-05', '2025-04-30T22:00:00Z'],
    ['2025-06', '2025-05-31T22:00:00Z'],
  ] as const;
  const all = seenBy(who, world.DEALS).filter(({ amount }) => amount);
  let gap = 0;
  let came = 0;
  for (const [month, begins] of months) {
    const day = `${month}-01`;
    const expected = all.filter(
      ({ openedAt, end, closesOn }) =>
        closesOn?.startsWith(month) && openedAt <= begins && (!end || end[0] > begins),
    );
    const won = all.filter(({ end }) => end?.[1] === 'won' && romeDay(end[0]).startsWith(month));
    const foreseen = expected.map((deal) => {
      const [cents, currency] = deal.amount!;
      return inEuro([roundUp((cents * chances[stageAt(deal, begins)]!) / 100), currency], day);
    });
    const wonSum = sum(worth(won, () => day));
    gap += sum(present(foreseen)) - wonSum;
    came += wonSum;
  }
  return { forecast_gap: gap, forecast_came_true: came, forecast_error: gap / came };
}

function priceOf({ price, quantity, off, offWhole }: facts.QuoteFact) {
  const full = roundUp(price * Number(quantity));
  const line = roundUp((price * Number(quantity) * (100 - off)) / 100);
  return { full, net: line - roundUp((line * offWhole) / 100) };
}

function quoteAnswers(world: World, who: facts.Who) {
  const all = seenBy(who, world.QUOTES);
  const answered = all.filter(({ answer }) => fellIn(answer?.[0]));
  const sent = all.filter(({ sentAt }) => fellIn(sentAt));
  const waiting = all.filter(({ answer }) => !answer);
  const contacts = contactsOf(world, who).filter(({ kind }) => kind !== 'note');
  const followed = sent.flatMap(({ company, sentAt, answer }) => {
    const next = contacts
      .filter((one) => one.company === company && one.at > sentAt)
      .map(({ at }) => at)
      .toSorted()[0];
    return next && (!answer || next < answer[0]) ? [since(sentAt, next) / DAY] : [];
  });
  const full = sum(sent.map((quote) => priceOf(quote).full));
  const net = sum(sent.map((quote) => priceOf(quote).net));
  return {
    quotes_sent: sent.length,
    quotes_open: waiting.length,
    quotes_open_value: sum(waiting.map((quote) => priceOf(quote).net)),
    quote_win_ratio: share(
      answered,
      answered.filter(({ answer }) => answer![1] === 'accepted'),
    ),
    quote_response_time: median(
      answered.map(({ sentAt, answer }) => since(sentAt, answer![0]) / DAY),
    ),
    quote_follow_up_time: median(followed),
    list_value: full,
    discount_given: full - net,
    average_discount: (full - net) / full,
  };
}

interface PlacedOrder {
  company: facts.CompanyKey;
  day: string;
  products: string[];
  net: [number, string];
  deliveredOn?: string | undefined;
}

/** Those entered, and those that accepted quotes have become; the earlier first. */
function ordersOf(world: World, who: facts.Who): PlacedOrder[] {
  const entered = seenBy(who, world.ORDERS)
    .filter(({ cancelled }) => !cancelled)
    .map(
      ({ orderedOn, products, currency, ...rest }): PlacedOrder => ({
        ...rest,
        day: orderedOn,
        products,
        net: [products.length * 1000, currency],
      }),
    );
  const accepted = seenBy(who, world.QUOTES)
    .filter(({ answer }) => answer?.[1] === 'accepted')
    .map(
      (quote): PlacedOrder => ({
        company: quote.company,
        day: romeDay(quote.answer![0]),
        products: [],
        net: [priceOf(quote).net, 'EUR'],
      }),
    );
  return [...entered, ...accepted].toSorted((one, other) => one.day.localeCompare(other.day));
}

function orderAnswers(world: World, who: facts.Who) {
  const all = ordersOf(world, who);
  const own = all.filter(({ day }) => isInQuarter(day));
  const value = sum(present(own.map(({ net, day }) => inEuro(net, day))));
  const before = (order: PlacedOrder) =>
    all.slice(0, all.indexOf(order)).filter(({ company }) => company === order.company);
  const returning = own.filter((order) => before(order).length > 0);
  const brings = returning.filter((order) => {
    const had = new Set(before(order).flatMap(({ products }) => products));
    return order.products.some((name) => !had.has(name));
  });
  const delivered = all.filter(({ deliveredOn }) => isInQuarter(deliveredOn));
  return {
    orders: own.length,
    order_value: value,
    average_order_size: roundUp(value / own.length),
    delivery_time: median(delivered.map(({ day, deliveredOn }) => since(day, deliveredOn!) / DAY)),
    cross_sell: share(returning, brings),
    repeat_orders: share(own, returning),
  };
}

function customerAnswers(world: World, who: facts.Who) {
  const bought = new Map<facts.CompanyKey, string[]>();
  const won = seenBy(who, world.DEALS).filter(({ end }) => end?.[1] === 'won');
  const all = [
    ...ordersOf(world, who),
    ...won.map(({ company, end }) => ({ company, day: romeDay(end![0]) })),
  ];
  for (const { company, day } of all)
    bought.set(company, [...(bought.get(company) ?? []), day].toSorted());
  const customers = [...bought];
  const within = (days: string[], from: string, to: string) =>
    days.some((day) => day > from && day <= to);
  const yearsAgo = (years: number) =>
    today(world).replace(/^\d+/, (year) => String(Number(year) - years));
  const thisYear = customers.filter(([, days]) => within(days, yearsAgo(1), yearsAgo(0)));
  const yearBefore = customers.filter(([, days]) => within(days, yearsAgo(2), yearsAgo(1)));
  const contacts = contactsOf(world, who);
  const isSilent = ([company, days]: [facts.CompanyKey, string[]]) => {
    const own = contacts.filter((one) => one.company === company);
    const spoken = own.some(({ kind, at }) => kind !== 'note' && since(at, world.NOW) < 60 * DAY);
    return (
      days.at(-1)! <= daysBefore(today(world), 60) &&
      !spoken &&
      !own.some(({ task }) => task && !task.doneAt)
    );
  };
  const spokenTo = (company: facts.CompanyKey) =>
    contacts.filter((one) => one.company === company && one.kind !== 'note').map(({ at }) => at);
  const companies: facts.CompanyKey[] = ['alpha', 'beta', 'gamma', 'delta', 'empty'];
  const fresh = companies.map((company) => {
    const last = ['2023-01-02T09:00:00Z', ...spokenTo(company)].toSorted().at(-1)!;
    return 0.5 ** (since(last, world.NOW) / DAY / 180);
  });
  return {
    new_customers: customers.filter(([, days]) => isInQuarter(days[0])).length,
    customers: thisYear.length,
    retention: share(
      yearBefore,
      yearBefore.filter((one) => thisYear.includes(one)),
    ),
    customers_silent: share(customers, customers.filter(isSilent)),
    company_freshness: mean(fresh),
    person_freshness: null,
    companies_address_only: 1 / 5,
  };
}

function caseAnswers(world: World, who: facts.Who) {
  const all = seenBy(who, world.CASES);
  const isOpen = ({ resolvedAt = [], reopenedAt = [] }: facts.CaseFact) =>
    resolvedAt.length <= reopenedAt.length;
  const lastResolved = ({ resolvedAt }: facts.CaseFact) => resolvedAt?.at(-1);
  // who is helped has been answered
  const firstAnswer = ({ respondedAt, resolvedAt }: facts.CaseFact) =>
    respondedAt ?? resolvedAt?.[0];
  const resolved = all.filter((one) => !isOpen(one) && fellIn(lastResolved(one)));
  const answered = all.filter((one) => fellIn(firstAnswer(one)));
  const promises = all.flatMap((one) => [
    { due: one.responseDueAt, met: firstAnswer(one) },
    { due: one.resolutionDueAt, met: lastResolved(one) },
  ]);
  const judged = promises.filter(({ due, met }) => fellIn(due) && (met || due! < world.NOW));
  const resolutions = all
    .flatMap(({ resolvedAt = [], reopenedAt = [] }) =>
      resolvedAt.map((at) => ({ at, isUndone: reopenedAt.some((later) => later > at) })),
    )
    .filter(({ at }) => fellIn(at));
  const said = resolved.filter(({ satisfied }) => satisfied);
  const open = all.filter(isOpen);
  return {
    cases_opened: all.filter(({ openedAt }) => fellIn(openedAt)).length,
    cases_resolved: resolved.length,
    cases_open: open.length,
    backlog_age: mean(open.map(({ openedAt }) => since(openedAt, world.NOW) / DAY)),
    first_response_time: median(
      answered.map((one) => since(one.openedAt, firstAnswer(one)!) / HOUR),
    ),
    resolution_time: median(resolved.map((one) => since(one.openedAt, lastResolved(one)!) / HOUR)),
    case_promises_kept: share(
      judged,
      judged.filter(({ due, met }) => met && met <= due!),
    ),
    cases_reopened: share(
      resolutions,
      resolutions.filter(({ isUndone }) => isUndone),
    ),
    satisfaction: share(
      said,
      said.filter(({ satisfied }) => satisfied![1] === 'good'),
    ),
    satisfaction_answers: share(
      resolved,
      resolved.filter(({ satisfied }) => satisfied),
    ),
    articles_used: 0,
  };
}

function workAnswers(world: World, who: facts.Who) {
  const all = contactsOf(world, who);
  const own = all.filter(({ at }) => fellIn(at));
  const contacts = own.filter(({ kind }) => kind !== 'note');
  const tasks = all.flatMap(({ company, at, task }) =>
    task ? [{ ...task, company, madeAt: madeAt(at, task.after) }] : [],
  );
  const hasStep = ({ company, at }: facts.ContactFact) =>
    tasks.some(
      (task) =>
        task.company === company &&
        since(at, task.madeAt) <= DAY &&
        (!task.doneAt || task.doneAt > at),
    );
  const ours = tasks.filter(({ by }) => by !== 'them');
  const done = ours.filter(({ doneAt }) => fellIn(doneAt));
  const due = ours.filter(
    ({ dueOn, doneAt }) => isInQuarter(dueOn ?? undefined) && (doneAt || dueOn! < today(world)),
  );
  const entries = facts.ENTRIES.filter(({ at }) => fellIn(at));
  const minutes = sum(entries.map(({ ms }) => ms / 60_000));
  const days = new Set(entries.map((entry) => `${entry.who} ${romeDay(entry.at)}`)).size;
  return {
    activities: own.length,
    contacts: contacts.length,
    customers_spoken_to: new Set(contacts.map(({ company }) => company)).size,
    next_step_share: share(contacts, contacts.filter(hasStep)),
    follow_up_time: median(done.map(({ madeAt, doneAt }) => since(madeAt, doneAt!) / DAY)),
    promises_kept: share(
      due,
      due.filter(({ dueOn, doneAt }) => doneAt && romeDay(doneAt) <= dueOn!),
    ),
    promises_overdue: ours.filter(({ dueOn, doneAt }) => !doneAt && dueOn && dueOn < today(world))
      .length,
    administration_minutes: minutes,
    days_with_entries: days,
    administration_time: minutes / days,
  };
}
