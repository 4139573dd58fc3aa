import { defineRecord, type RecordInput, type RecordOf } from '#src/records/define-record.ts';

/** What one unit of a currency is worth in another, from a day on. */
export const currencyRate = defineRecord({
  type: 'currency_rate',
  plural: 'currency_rates',
  label: 'Rate',
  pluralLabel: 'Rates',
  title: ({ base, rate, currency }) => `1 ${base ?? ''} = ${rate ?? ''} ${currency ?? ''}`,
  isSetting: true,
  changedBy: 'administrators',
  fields: {
    base: {
      kind: 'text',
      maxLength: 3,
      required: true,
      label: 'One of',
      why: 'So that it is known what is worth this.',
      usedIn: ['Amounts in our currency'],
    },
    currency: {
      kind: 'text',
      maxLength: 3,
      required: true,
      label: 'Currency',
      why: 'So that amounts in it can be added to ours.',
      usedIn: ['Amounts in our currency'],
    },
    rate: {
      kind: 'number',
      required: true,
      label: 'Rate',
      why: 'So that amounts in it can be added to ours.',
      usedIn: ['Amounts in our currency'],
    },
    day: {
      kind: 'date',
      required: true,
      label: 'From',
      why: 'So that an amount of a past day is reckoned with the rate of that day.',
      usedIn: ['Amounts in our currency'],
    },
  },
  listFields: ['rate', 'day'],
});

export type CurrencyRate = RecordOf<typeof currencyRate>;
export type CurrencyRateInput = RecordInput<typeof currencyRate>;
