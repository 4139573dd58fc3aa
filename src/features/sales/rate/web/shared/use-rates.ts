import { useQuery } from '@tanstack/react-query';
import type { CurrencyRate } from '#src/features/sales/rate/currency-rate.ts';
import type { enterRates, setCurrency } from '#src/features/sales/rate/rate-api.ts';
import { call, send } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import type { ReadRate } from '../../read-rates.ts';
import { ratesText } from './rates-text.ts';

const SHOWN = 50;

/** The rates entered, the latest day first. */
export function useRates(): CurrencyRate[] | undefined {
  const { data } = useQuery({
    queryKey: ['currency_rate', 'latest'],
    queryFn: () =>
      send<{ items: CurrencyRate[] }>('GET /api/v1/currency_rates', {
        query: { limit: SHOWN, sort: '-day' },
      }),
    meta: { types: ['currency_rate'] },
  });
  return data?.items;
}

/** Writes rates; each says whether it was done, a failure has been told by then. */
export function useRateChanges() {
  const { act } = useAttempt(['currency_rate', 'money_setting']);
  const text = ratesText.useText();

  return {
    choose: (currency: string) =>
      act(() =>
        call<typeof setCurrency>(
          'PUT /api/v1/currency',
          { body: { currency } },
          { says: text('ownSaved', { currency }) },
        ),
      ),
    enter: (items: ReadRate[]) =>
      act(() =>
        call<typeof enterRates>(
          'PUT /api/v1/rates',
          { body: { items } },
          {
            says:
              items.length === 1
                ? text('added', { currency: items[0]!.currency })
                : text('entered'),
          },
        ),
      ),
    remove: (id: string) =>
      act(() =>
        send('DELETE /api/v1/currency_rates/{id}', { params: { id } }, { says: text('removed') }),
      ),
  };
}
