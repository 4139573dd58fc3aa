import { useQuery } from '@tanstack/react-query';
import { send } from '#src/web/api/call.ts';

/** The currency that the workspace reckons in; undefined until it is known. */
export function useOwnCurrency(): string | undefined {
  const { data } = useQuery({
    queryKey: ['money_setting', 'own'],
    queryFn: () => send<{ currency: string }>('GET /api/v1/currency'),
    staleTime: 5 * 60_000,
  });
  return data?.currency;
}
