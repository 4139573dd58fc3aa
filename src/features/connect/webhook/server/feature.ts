import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { command, partOf, Reply, type Route, read } from '#src/server/http/route.ts';
import * as api from '../webhook-api.ts';
import { followEndpoints } from './follow-endpoints.ts';
import { readAllowed } from './guard-address.ts';
import { type Sending, sendDue } from './send-due.ts';
import { keepDelivering } from './sweep-webhooks.ts';
import { webhooksUndo } from './undo-endpoints.ts';
import * as hooks from './webhook-commands.ts';
import { listDeliveries, listEndpointOutputs } from './webhook-queries.ts';

/** Other programs are told what happens, by Standard Webhooks. */
export function webhookFeature(services: Services, types: RecordTypes): UndoingFeature {
  const sending: Sending = {
    ...{ machinery: services.machinery, log: services.log, types },
    key: services.keyFor('webhook'),
    allowed: readAllowed(services.webhookAllow),
  };
  return {
    routes: partOf('connections', webhookRoutes(sending)),
    jobs: [
      {
        name: hooks.WEBHOOK_FOLLOW.job,
        run: (_, { workspaceId }) => followEndpoints(sending, workspaceId),
      },
      {
        name: hooks.SEND_JOB,
        run: ({ endpointId }, { workspaceId }) =>
          sendDue(sending, { workspaceId, endpointId: String(endpointId) }),
      },
    ],
    undo: webhooksUndo,
    begin: () => keepDelivering(services),
  };
}

async function outputOf(ctx: ReadContext, id: string) {
  const [one] = await listEndpointOutputs(ctx, id);
  return one!;
}

function webhookRoutes(sending: Sending): Route[] {
  const { types, key, allowed } = sending;
  return [
    read(api.listEndpoints, async (ctx) => ({ items: await listEndpointOutputs(ctx) })),
    command(api.createEndpoint, async (ctx, { body }) => {
      const { id, secret } = await hooks.createEndpoint(ctx, sending, body);
      return new Reply({ ...(await outputOf(ctx, id)), secret }, { status: 201, secret: true });
    }),
    command(api.updateEndpoint, async (ctx, { params, body }) => {
      await hooks.changeEndpoint(ctx, allowed, { id: params.id, patch: body });
      return outputOf(ctx, params.id);
    }),
    command(api.deleteEndpoint, async (ctx, { params }) => {
      await hooks.deleteEndpoint(ctx, params.id);
      return { ok: true };
    }),
    command(api.rotateSecret, async (ctx, { params }) => {
      const { secret } = await hooks.rotateSecret(ctx, key, params.id);
      return new Reply({ ...(await outputOf(ctx, params.id)), secret }, { secret: true });
    }),
    command(api.testEndpoint, async (ctx, { params }) => ({
      delivery_id: await hooks.queueTest(ctx, params.id),
    })),
    read(api.listDeliveries, (ctx, { params, query }) =>
      listDeliveries(ctx, types, { endpointId: params.id, before: query.before }),
    ),
    command(api.resend, async (ctx, { params }) => {
      await hooks.resend(ctx, params.id);
      return { ok: true };
    }),
  ];
}
