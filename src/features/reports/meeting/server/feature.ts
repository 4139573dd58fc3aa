import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, Reply, raw, read } from '#src/server/http/route.ts';
import { runRead } from '#src/server/run-command.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import * as api from '../meeting-api.ts';
import { listDecided } from './decided-queries.ts';
import { decide, endMeeting, noteDrill, settleDecision, startMeeting } from './meeting-commands.ts';
import { showMeeting } from './meeting-queries.ts';
import { drawMinutes, pdfReply } from './minutes/draw-minutes.ts';
import { createMinutesJob } from './minutes/minutes-job.ts';
import { readMinutes } from './minutes/read-minutes.ts';
import { createThanksJob } from './thanks/thanks-job.ts';
import { listThanks, seeThanks } from './thanks/thanks-queries.ts';

const ok = { ok: true };

/** Meetings on dashboards: frozen at the start, decided in, followed up by the next. */
export function meetingFeature(services: Services, catalogue: MetricCatalogue): ServerFeature {
  return {
    jobs: [createMinutesJob(services, catalogue), createThanksJob(services, catalogue)],
    routes: [
      read(api.showMeeting, (ctx, { params }) => showMeeting(ctx, catalogue, params.id)),
      command(api.startMeeting, async (ctx, { params }) => {
        await startMeeting(ctx, catalogue, params.id);
        return ok;
      }),
      command(api.endMeeting, async (ctx, { params, body }) => ({
        next_id: await endMeeting(ctx, { ...params, ...body }),
      })),
      command(api.noteDrill, async (ctx, { params }) => {
        await noteDrill(ctx, params.id);
        return ok;
      }),
      command(
        api.decide,
        async (ctx, { params, body }) =>
          new Reply({ id: await decide(ctx, { ...params, ...body }) }, { status: 201 }),
      ),
      command(api.settleDecision, async (ctx, { params, body }) => {
        await settleDecision(ctx, { ...params, ...body });
        return ok;
      }),
      read(api.listDecided, async (ctx, { query }) => ({ items: await listDecided(ctx, query) })),
      raw(api.readMinutes, async ({ actor, input }) => {
        const minutes = await runRead(services.machinery, actor!, (ctx) =>
          readMinutes(ctx, catalogue, input.params.id),
        );
        return pdfReply(await drawMinutes(minutes), minutes);
      }),
      read(api.listThanks, async (ctx) => ({ items: await listThanks(ctx) })),
      command(api.seeThanks, async (ctx, { params }) => {
        await seeThanks(ctx, params.id);
        return ok;
      }),
    ],
  };
}
