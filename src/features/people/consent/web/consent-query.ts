import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { Consent } from '../consent.ts';
import type { readConsents } from '../consent-api.ts';
import type { Purpose } from '../purpose.ts';

export interface PurposeStanding {
  purpose: Purpose;
  allowed: boolean;
  entries: Consent[];
}

export function consentsQuery(personId: string) {
  return queryOptions({
    queryKey: ['consent', 'of', personId],
    queryFn: async () => {
      const answer: EndpointOutput<typeof readConsents> = await call<typeof readConsents>(
        'GET /api/v1/people/{id}/consents',
        { params: { id: personId } },
      );
      return answer as unknown as { purposes: PurposeStanding[]; files: Record<string, string> };
    },
    meta: { types: ['consent', 'purpose', 'person'] },
  });
}
