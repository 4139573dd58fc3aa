import { AppError } from '#src/lib/app-error.ts';
import { isCurrency } from '#src/lib/currency.ts';
import { CURRENCY_MESSAGE } from '#src/records/field-checks.ts';
import type { RecordType, SavedRow } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import { MONEY_SETTING_ID, moneySetting } from '../money-setting.ts';

export const moneySettingType: RecordType = {
  declaration: moneySetting,
  async beforeSave(ctx, rows) {
    requireMoneyRight(ctx.actor, rows);
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

/** What every sum is reckoned with is everybody's to see, and the administrators' to change. */
export function requireMoneyRight(actor: Actor, rows: SavedRow[]): void {
  if (actor.role !== 'administrator') {
    throw new AppError(
      'forbidden',
      'Only an administrator enters rates and chooses the currency. Ask one of them.',
      { reason: 'not_administrator' },
    );
  }
  for (const { after } of rows) after.visibility = 'workspace';
}
