import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utcDay } from '#src/lib/days.ts';
import { relatedTo } from '#src/records/server/list/list-routes.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Services } from '#src/server/feature.ts';
import { command, type Route, raw, read } from '#src/server/http/route.ts';
import { refuseOtherSites, sendFile } from '#src/server/http/send-file.ts';
import { runCommand } from '#src/server/run-command.ts';
import * as api from '../address-api.ts';
import { confirmAddress, recordBounces } from './address-commands.ts';
import { readAddresses, readReach } from './address-queries.ts';
import { previewBounces } from './bounce-file/preview-bounces.ts';
import { writeMailMerge } from './merge-file/write-mail-merge.ts';
import { addressesUndo } from './undo-addresses.ts';

/** Whether people are reached: the state of each address, and files for letters and mails. */
export function addressFeature(services: Services, types: RecordTypes): UndoingFeature {
  return {
    routes: [
      read(api.listAddresses, async (ctx, { params }) => ({
        items: await readAddresses(ctx, params.id),
      })),
      read(api.previewBounces, (ctx, { body }) => previewBounces(ctx, body.text)),
      command(api.recordBounces, (ctx, { body }) => recordBounces(ctx, body.items)),
      command(api.confirmAddress, async (ctx, { body }) => {
        await confirmAddress(ctx, body);
        return { ok: true as const };
      }),
      read(api.countReach, (ctx, { query }) => readReach(ctx, { ...query, ...relatedTo(types) })),
      mailMergeRoute(services, types),
    ],
    undo: addressesUndo,
  };
}

function mailMergeRoute({ machinery, url, keyFor }: Services, types: RecordTypes): Route {
  return raw(api.mailMerge, async ({ request, actor, input }) => {
    refuseOtherSites(request);
    const { left_out, ...query } = input.query;
    const asked = { ...query, leftOut: left_out === 'true', ...relatedTo(types) };
    const folder = await mkdtemp(join(tmpdir(), 'uptake-letters-'));
    try {
      const path = join(folder, 'file');
      const key = keyFor('public links');
      await runCommand(machinery, actor!, (ctx) =>
        writeMailMerge(ctx, { request: asked, path, url, key }),
      );
      const day = utcDay(machinery.now());
      const name = asked.leftOut ? `left-out-${day}` : `letters-${day}`;
      return await sendFile(path, { format: asked.format, name });
    } finally {
      // the file that is being sent is open, and so stays readable until it is sent
      await rm(folder, { recursive: true, force: true });
    }
  });
}
