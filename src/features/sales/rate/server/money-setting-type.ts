import { AppError } from '#src/lib/app-error.ts';
import { isCurrency } from '#src/lib/currency.ts';
import { CURRENCY_MESSAGE } from '#src/records/field-checks.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../money-setting.de.json' with { type: 'json' };
import italian from '../money-setting.it.json' with { type: 'json' };
import { MONEY_SETTING_ID, moneySetting } from '../money-setting.ts';

export const moneySettingType: RecordType = {
  declaration: moneySetting,
  packs: [german, italian],
  async beforeSave(_ctx, rows) {
    for (const { after } of rows) {
      if (after.id !== MONEY_SETTING_ID) {
        throw new AppError('conflict', 'A workspace reckons in one currency. Change that one.');
      }
      after.currency = String(after.currency ?? '').toUpperCase() || null;
      if (after.currency !== null && !isCurrency(String(after.currency))) {
        throw new AppError('invalid', CURRENCY_MESSAGE, {
          issues: [{ path: ['currency'], message: CURRENCY_MESSAGE }],
        });
      }
    }
  },
};
