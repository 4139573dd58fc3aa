import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Services } from '#src/server/feature.ts';
import { command, read } from '#src/server/http/route.ts';
import * as api from '../lineage-api.ts';
import { keepField } from './keep-commands.ts';
import {
  type LineageSetting,
  readDeclarations,
  readFieldReaders,
  requireField,
} from './lineage-queries.ts';
import { keepReadings } from './note-readings.ts';
import { putFieldAway } from './put-away-commands.ts';
import { keepsUndo } from './undo-keeps.ts';
import { readLineage } from './unread-queries.ts';

/** Which field is read by what. */
export function lineageFeature(services: Services, setting: LineageSetting): UndoingFeature {
  return {
    routes: [
      read(api.readFieldReaders, (ctx, { params }) => readFieldReaders(ctx, setting, params)),
      read(api.listLineage, (ctx) => readLineage(ctx, setting)),
      command(api.putFieldAway, async (ctx, { params }) => {
        await putFieldAway(ctx, setting.recordTypes, params);
        return { ok: true };
      }),
      command(api.keepField, async (ctx, { params, body }) => {
        requireField(await readDeclarations(ctx, setting), params);
        await keepField(ctx, { ...params, ...body });
        return { ok: true };
      }),
    ],
    undo: keepsUndo,
    begin: () => keepReadings(services),
  };
}
