import { defineRecord } from '#src/records/define-record.ts';

/** The only one of a workspace bears this id. */
export const MONEY_SETTING_ID = '00000000-0000-7000-8000-000000000001';
/** As long as nobody has chosen. */
export const FIRST_CURRENCY = 'EUR';

/** In which currency the workspace reckons. */
export const moneySetting = defineRecord({
  type: 'money_setting',
  plural: 'money_settings',
  label: 'Our currency',
  pluralLabel: 'Our currency',
  title: ({ currency }) => String(currency ?? FIRST_CURRENCY),
  isSetting: true,
  changedBy: 'administrators',
  fields: {
    currency: {
      kind: 'text',
      maxLength: 3,
      required: true,
      label: 'Currency',
      why: 'So that sums of several currencies are shown in the one that we reckon in.',
      usedIn: ['Amounts in our currency'],
    },
  },
  listFields: ['currency'],
});
