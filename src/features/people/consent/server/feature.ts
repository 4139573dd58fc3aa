import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, raw, read } from '#src/server/http/route.ts';
import * as api from '../consent-api.ts';
import { recordConsents } from './consent-commands.ts';
import { readPersonConsents } from './consent-queries.ts';
import { createUnsubscribePage } from './unsubscribe/unsubscribe-page.ts';

/** What people agreed to, with proof, and how they take it back. */
export function consentFeature(services: Services): ServerFeature {
  const page = createUnsubscribePage(services);
  return {
    routes: [
      command(api.recordConsent, async (ctx, { body }) => ({
        ids: await recordConsents(ctx, body),
      })),
      read(api.readConsents, (ctx, { params }) => readPersonConsents(ctx, params.id)),
      raw(api.showUnsubscribe, ({ request, input, address }) =>
        page.show({ request, address, token: input.params.token }),
      ),
      raw(api.unsubscribe, ({ request, input, address }) =>
        page.post({ request, address, token: input.params.token }),
      ),
    ],
  };
}
