import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, partOf, Reply, raw, read } from '#src/server/http/route.ts';
import * as api from '../form-api.ts';
import { renewFormLink } from './form-commands.ts';
import { readFormUrl } from './form-queries.ts';
import { createFormPages } from './serve-form.ts';

/** Pages on which anybody with the link opens a case. */
export function formFeature(services: Services, types: RecordTypes): ServerFeature {
  const key = services.keyFor('public links');
  const origin = services.url;
  const pages = createFormPages(services, types);
  return {
    routes: partOf('cases', [
      read(api.readFormLink, async (ctx, { params }) => ({
        url: await readFormUrl(ctx, { key, origin }, params.id),
      })),
      command(api.renewFormLink, async (ctx, { params }) => {
        const token = await renewFormLink(ctx, key, params.id);
        return new Reply({ url: `${origin}/f/${token}` }, { secret: true });
      }),
      raw(api.showForm, pages.show),
      raw(api.sendForm, pages.send),
    ]),
  };
}
