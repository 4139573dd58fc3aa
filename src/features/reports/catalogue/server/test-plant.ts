import type pg from 'pg';
import type { TestApp, TestMember } from '#src/main/server/test-app.ts';
import * as facts from './test-facts.ts';

export interface Planting {
  app: TestApp;
  db: pg.Client;
  clock: { now: Date };
  people: Record<facts.Who, TestMember>;
  /** By name. */
  deals: Map<string, string>;
}

type Step = [at: string, run: () => Promise<void>];

/** Plants all facts by ordinary commands, each at its moment. */
export async function plant(planting: Planting): Promise<void> {
  const { clock, db } = planting;
  clock.now = new Date('2023-01-02T09:00:00Z');
  // the ledger has a clock of its own
  const tellTime = () =>
    db.query(`update ledger_event set at = $1 where at > '2026-01-01'`, [clock.now]);
  const ids = await plantBasis(planting);
  await tellTime();
  const steps = [
    ...dealSteps(planting, ids),
    ...quoteSteps(planting, ids),
    ...orderSteps(planting, ids),
    ...caseSteps(planting, ids),
    ...contactSteps(planting, ids),
  ].toSorted(([one], [other]) => one.localeCompare(other));
  for (const [at, run] of steps) {
    clock.now = new Date(at);
    await run();
    await tellTime();
  }
  await plantEntries(planting, ids);
  clock.now = new Date(facts.NOW);
}

interface Ids {
  companies: Record<facts.CompanyKey, string>;
  products: Record<string, string>;
  stages: string[];
}

async function send(
  { app, people }: Planting,
  route: string,
  body?: object,
  who: facts.Who = 'ada',
) {
  const answer = await app.call(people[who], route, body ? { body } : {});
  if (answer.status >= 300) throw new Error(`${route}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function plantBasis(planting: Planting): Promise<Ids> {
  const made = async (plural: string, names: readonly string[]) => {
    const pairs: [string, string][] = [];
    for (const name of names) {
      pairs.push([name, (await send(planting, `POST /api/v1/${plural}`, { name })).id]);
    }
    return Object.fromEntries(pairs);
  };
  const items = facts.USD_RATES.map(([day, rate]) => ({ base: 'USD', currency: 'EUR', day, rate }));
  await send(planting, 'PUT /api/v1/rates', { items });
  await send(planting, 'POST /api/v1/goals/set', { period: '2025-Q2', target: facts.QUARTER_GOAL });
  const settings = await send(planting, 'GET /api/v1/pipelines/settings');
  const companies = await made('companies', ['alpha', 'beta', 'gamma', 'delta', 'empty']);
  return {
    companies: companies as Ids['companies'],
    products: await made('products', ['pump', 'hose', 'valve']),
    stages: settings.pipelines[0].stages.map(({ id }: { id: string }) => id),
  };
}

function seen(fact: { privateOf?: facts.Who }) {
  return fact.privateOf ? { visibility: 'private' } : {};
}

/** The steps of one record: made at a moment, then whatever follows with its id. */
function stepsOf(
  planting: Planting,
  made: { at: string; plural: string; body: () => object; who: facts.Who | undefined },
  after: FollowStep[],
): Step[] {
  const found = { id: '' };
  const make: Step = [
    made.at,
    async () => {
      const answer = await send(planting, `POST /api/v1/${made.plural}`, made.body(), made.who);
      found.id = answer.id;
      if (made.plural === 'deals') planting.deals.set(answer.name, answer.id);
    },
  ];
  const follow = after.map(
    ([at, route, body]): Step => [
      at,
      async () => void (await send(planting, route.replace('{id}', found.id), body, made.who)),
    ],
  );
  return [make, ...follow];
}

type FollowStep = [at: string, route: string, body?: object];

function binned(fact: { binned?: true }, plural: string): FollowStep[] {
  return fact.binned ? [['2025-07-10T08:00:00Z', `DELETE /api/v1/${plural}/{id}`]] : [];
}

function dealSteps(planting: Planting, ids: Ids): Step[] {
  return facts.DEALS.flatMap((deal, at) => {
    const amount = deal.amount && { amount: deal.amount[0], currency: deal.amount[1] };
    const body = {
      name: `Deal ${at}`,
      company_id: ids.companies[deal.company],
      amount,
      closes_on: deal.closesOn ?? null,
      ...seen(deal),
    };
    const end =
      deal.end &&
      ([
        deal.end[0],
        `POST /api/v1/deals/{id}/${deal.end[1] === 'won' ? 'win' : 'lose'}`,
        { note: 'So it was' },
      ] as FollowStep);
    return stepsOf(
      planting,
      { at: deal.openedAt, plural: 'deals', body: () => body, who: deal.privateOf },
      [
        ...(deal.moves ?? []).map(
          ([moved, stage]): FollowStep => [
            moved,
            'PATCH /api/v1/deals/{id}',
            { stage_id: ids.stages[stage] },
          ],
        ),
        ...(end ? [end] : []),
        ...binned(deal, 'deals'),
      ],
    );
  });
}

function quoteSteps(planting: Planting, ids: Ids): Step[] {
  return facts.QUOTES.flatMap((quote, at) => {
    const line = {
      name: 'Work',
      quantity: quote.quantity,
      unit: 'h',
      unit_price: quote.price,
      discount: String(quote.off),
      tax: '22',
    };
    const body = {
      name: `Quote ${at}`,
      company_id: ids.companies[quote.company],
      currency: 'EUR',
      lines: [line],
      discount: quote.offWhole,
      valid_until: '2026-12-31',
      ...seen(quote),
    };
    const made = new Date(Date.parse(quote.sentAt) - 3_600_000).toISOString();
    const answer =
      quote.answer &&
      ([
        quote.answer[0],
        `POST /api/v1/quotes/{id}/${quote.answer[1] === 'accepted' ? 'accept' : 'decline'}`,
        { name: 'Eva' },
      ] as FollowStep);
    return stepsOf(
      planting,
      { at: made, plural: 'quotes', body: () => body, who: quote.privateOf },
      [
        [quote.sentAt, 'POST /api/v1/quotes/{id}/send'],
        ...(answer ? [answer] : []),
        ...binned(quote, 'quotes'),
      ],
    );
  });
}

function orderSteps(planting: Planting, ids: Ids): Step[] {
  return facts.ORDERS.flatMap((order) => {
    const lines = order.products.map((name) => ({
      product_id: ids.products[name],
      name,
      quantity: '1',
      unit: 'pc',
      unit_price: 1000,
      tax: '22',
    }));
    const body = {
      company_id: ids.companies[order.company],
      ordered_on: order.orderedOn,
      currency: order.currency,
      lines,
      ...seen(order),
    };
    const at = `${order.orderedOn}T09:00:00Z`;
    return stepsOf(planting, { at, plural: 'orders', body: () => body, who: order.privateOf }, [
      ...(order.deliveredOn
        ? [
            [
              `${order.deliveredOn}T09:00:00Z`,
              'POST /api/v1/orders/{id}/deliver',
              { delivered_on: order.deliveredOn },
            ] as FollowStep,
          ]
        : []),
      ...(order.cancelled
        ? [
            [
              `${order.orderedOn}T10:00:00Z`,
              'POST /api/v1/orders/{id}/cancel',
              { reason: 'A slip' },
            ] as FollowStep,
          ]
        : []),
      ...binned(order, 'orders'),
    ]);
  });
}

function caseSteps(planting: Planting, ids: Ids): Step[] {
  return facts.CASES.flatMap((one, at) => {
    const body = { subject: `Case ${at}`, company_id: ids.companies[one.company], ...seen(one) };
    const steps = stepsOf(
      planting,
      { at: one.openedAt, plural: 'cases', body: () => body, who: one.privateOf },
      [
        ...(one.respondedAt
          ? [[one.respondedAt, 'POST /api/v1/cases/{id}/respond'] as FollowStep]
          : []),
        ...(one.resolvedAt ?? []).map(
          (moment): FollowStep => [
            moment,
            'POST /api/v1/cases/{id}/resolve',
            { resolution: 'It helped' },
          ],
        ),
        ...(one.reopenedAt ?? []).map(
          (moment): FollowStep => [moment, 'POST /api/v1/cases/{id}/reopen'],
        ),
      ],
    );
    // what customers say, and promises made by business hours, are planted as they would stand
    const told = async () =>
      void (await planting.db.query(
        `update service_case set response_due_at = $2, resolution_due_at = $3, satisfaction = $4, satisfied_at = $5
         where subject = $1 and workspace_id = $6`,
        [
          `Case ${at}`,
          one.responseDueAt ?? null,
          one.resolutionDueAt ?? null,
          one.satisfied?.[1] ?? null,
          one.satisfied?.[0] ?? null,
          planting.people.ada.actor.workspaceId,
        ],
      ));
    return [...steps, ['2025-07-14T08:00:00Z', told]];
  });
}

function contactSteps(planting: Planting, ids: Ids): Step[] {
  return facts.CONTACTS.flatMap((one) => {
    const about = () => ({
      company_id: ids.companies[one.company],
      deal_id: one.deal === undefined ? null : planting.deals.get(`Deal ${one.deal}`),
    });
    const spoken = () => ({
      kind: one.kind,
      body: 'We spoke',
      occurred_at: one.at,
      ...about(),
      ...seen(one),
    });
    const contact = { at: one.at, plural: 'activities', body: spoken, who: one.privateOf };
    const { task } = one;
    if (!task) return stepsOf(planting, contact, []);
    const promised = () => ({
      subject: 'Follow up',
      due_on: task.dueOn,
      promised_by: task.by ?? null,
      ...about(),
    });
    const at = new Date(Date.parse(one.at) + task.after * 3_600_000).toISOString();
    const done: FollowStep[] = task.doneAt
      ? [[task.doneAt, 'POST /api/v1/tasks/{id}/complete']]
      : [];
    return [
      ...stepsOf(planting, contact, []),
      ...stepsOf(planting, { at, plural: 'tasks', body: promised, who: undefined }, done),
    ];
  });
}

async function plantEntries({ db, people }: Planting, { companies }: Ids): Promise<void> {
  const { workspaceId } = people.ada.actor;
  const ids = new Map(Object.entries(people).map(([who, { actor }]) => [who, actor.memberId]));
  for (const { who, at, ms } of facts.ENTRIES) {
    const actorId = ids.get(who) ?? crypto.randomUUID();
    ids.set(who, actorId);
    await db.query(`select set_config('uptake.workspace_id', $1, false)`, [workspaceId]);
    const event = {
      id: crypto.randomUUID(),
      at,
      occurred_at: at,
      actor_id: actorId,
      via: 'web',
      verb: 'company.changed',
      record_type: 'company',
      record_id: companies.alpha,
      command_id: crypto.randomUUID(),
      undo_of: null,
      changes: null,
      interaction_ms: ms,
      keys: 5,
    };
    await db.query('select append_ledger($1::jsonb, true)', [JSON.stringify([event])]);
  }
}
