import { useQuery } from '@tanstack/react-query';
import type { getCurrency } from '#src/features/sales/rate/rate-api.ts';
import { call } from '#src/web/api/call.ts';

/** The currency that the workspace reckons in. */
export function useOwnCurrency(): string | undefined {
  const { data } = useQuery({
    queryKey: ['money_setting', 'own'],
    queryFn: () => call<typeof getCurrency>('GET /api/v1/currency', {}),
    staleTime: 5 * 60_000,
  });
  return data?.currency;
}
