import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, partOf, Reply, raw } from '#src/server/http/route.ts';
import * as api from '../satisfaction-api.ts';
import { askForSatisfaction } from './satisfaction-commands.ts';
import { createSatisfactionPages } from './serve-page.ts';

/** Customers say by one click how the help was. */
export function satisfactionFeature(services: Services, types: RecordTypes): ServerFeature {
  const link = { key: services.keyFor('public links'), origin: services.url };
  const pages = createSatisfactionPages(services, types);
  return {
    routes: partOf('cases', [
      command(
        api.askForSatisfaction,
        async (ctx, { params }) =>
          new Reply(await askForSatisfaction(ctx, link, params.id), { secret: true }),
      ),
      raw(api.showSatisfaction, pages.show),
      raw(api.saySatisfaction, pages.say),
    ]),
  };
}
