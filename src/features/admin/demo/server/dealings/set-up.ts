import { recordConsents } from '#src/features/people/consent/server/consent-commands.ts';
import { setGoal } from '#src/features/sales/goal/server/goal-commands.ts';
import {
  setUpPipeline,
  setUpReasons,
} from '#src/features/sales/pipeline/server/pipeline-commands.ts';
import { updateQuoteSettings } from '#src/features/sales/quote/server/settings-commands.ts';
import { enterRates, setOwnCurrency } from '#src/features/sales/rate/server/rate-commands.ts';
import { adoptUsualPromises } from '#src/features/service/promise/server/promise-commands.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { SetUp } from '../../dealings/deed.ts';
import { CATALOGUE, TAX_PERCENT } from '../../dealings/words/catalogue.ts';
import { PIPELINES, REASONS } from '../../dealings/words/selling.ts';
import { QUEUES } from '../../dealings/words/serving.ts';
import type { Hands, Stage } from './stage-hand.ts';
import { readReasons, readStagesOf } from './stage-queries.ts';

const SET_UP: Record<SetUp, (ctx: WriteContext, stage: Stage) => Promise<unknown>> = {
  pipelines: setUpPipelines,
  products: (ctx, { types }) =>
    createRecords(
      ctx,
      types.get('product')!,
      CATALOGUE.map(({ id, name, sku, category, unit }) => ({
        ...{ id, name, sku, category, unit, tax: TAX_PERCENT },
      })),
    ),
  price_books: addPriceBooks,
  service: addService,
  approval_rule: addApprovalRule,
  purposes: addPurposes,
  quote_settings: (ctx) =>
    updateQuoteSettings(ctx, {
      company_name: 'Brightwater Pumps & Service',
      address: 'Hafenstraße 41\n20457 Hamburg\nGermany',
      contact: '+49 40 555 0141 · sales@brightwater.example',
      tax_id: 'DE000000000',
      bank: 'DE00 0000 0000 0000 0000 00',
      texts: {
        en: {
          intro: 'Thank you for your trust. We are glad to offer:',
          terms: 'Delivered free to your door. Payable within 30 days. Two years of warranty.',
        },
      },
    }),
};

export const setUpHands: Hands<'set_up' | 'enter_rates' | 'set_goal' | 'record_consents'> = {
  set_up: (ctx, stage, { what }) => SET_UP[what](ctx, stage),
  async enter_rates(ctx, _, { day, rates }) {
    await setOwnCurrency(ctx, 'EUR');
    const given = Object.entries(rates).map(([currency, rate]) => ({ currency, day, rate }));
    await enterRates(ctx, given);
  },
  set_goal: (ctx, { ids }, { period, of, target }) =>
    setGoal(ctx, {
      ...{ period, measure: 'won_amount', target },
      member_id: of.member && ids.members.get(of.member),
      team_id: of.team && ids.teams.get(of.team),
    }),
  record_consents: (ctx, { known }, { purpose, people, state, source, proof }) =>
    recordConsents(ctx, {
      ...{ purpose_id: known.purposes[purpose]!, person_ids: people },
      ...{ state, source, proof },
    }),
};

async function setUpPipelines(ctx: WriteContext, { known }: Stage): Promise<void> {
  for (const { key, name, stages } of PIPELINES) {
    const id = await setUpPipeline(ctx, {
      name,
      stages: stages.map((one) => ({
        ...one,
        exit_fields: 'exit_fields' in one ? [...one.exit_fields] : [],
        exit_checks: 'exit_checks' in one ? [...one.exit_checks] : [],
      })),
    });
    for (const { id: stage, position } of await readStagesOf(ctx, id)) {
      known.stages.set(`${key} ${position - 1}`, stage);
    }
  }
  for (const kind of ['won', 'lost'] as const) {
    await setUpReasons(ctx, { kind, reasons: REASONS[kind].map((name) => ({ name })) });
  }
  for (const { id, kind, name } of await readReasons(ctx)) known.reasons.set(`${kind} ${name}`, id);
}

async function addPriceBooks(ctx: WriteContext, { types }: Stage): Promise<void> {
  const [euro, pound] = await createRecords(ctx, types.get('price_book')!, [
    { name: 'List price', currency: 'EUR', is_default: true },
    { name: 'List price, United Kingdom', currency: 'GBP', is_default: false },
  ]);
  const prices = CATALOGUE.flatMap(({ id: product_id, eur, gbp, category }) => [
    price(product_id, { book: euro!, unit_price: { amount: eur, currency: 'EUR' } }),
    price(product_id, { book: pound!, unit_price: { amount: gbp, currency: 'GBP' } }),
    // whoever buys parts by the ten pays a tenth less
    ...(category === 'Parts'
      ? [
          price(product_id, {
            book: euro!,
            unit_price: { amount: Math.round(eur * 0.9), currency: 'EUR' },
            from: 10,
          }),
        ]
      : []),
  ]);
  await createRecords(ctx, types.get('price')!, prices);
}

function price(
  product_id: string,
  given: { book: string; unit_price: { amount: number; currency: string }; from?: number },
) {
  const { book, unit_price, from = 1 } = given;
  return { product_id, price_book_id: book, unit_price, from_quantity: from };
}

async function addService(ctx: WriteContext, { types, known, ids }: Stage): Promise<void> {
  await adoptUsualPromises(ctx, { name: 'Hamburg', time_zone: 'Europe/Berlin' });
  const owner_id = ids.members.get('birgit');
  known.queues = await createRecords(
    ctx,
    types.get('queue')!,
    QUEUES.map(([name, about]) => ({ name, about, owner_id })),
  );
}

/** A seller's own leader looks at what is given away; within a working day. */
async function addApprovalRule(ctx: WriteContext, { doors }: Stage): Promise<void> {
  await doors.addApprovalRule(ctx, {
    record_type: 'quote',
    conditions: { discount_over: '15' },
    steps: [{ approver: { kind: 'leader' }, hours: 8 }],
  });
}

async function addPurposes(ctx: WriteContext, { types, known }: Stage): Promise<void> {
  known.purposes = await createRecords(ctx, types.get('purpose')!, [
    {
      name: 'Newsletter',
      legal_basis: 'consent',
      wording: 'I want to hear of new pumps and dates, about four times a year.',
    },
    {
      name: 'Service notices',
      legal_basis: 'contract',
      wording: 'We tell you when a pump of yours is due.',
    },
  ]);
}
