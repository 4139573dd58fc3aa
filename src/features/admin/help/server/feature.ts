import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { SettingsUndo } from '#src/records/server/undo/undo-settings.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { command, read } from '#src/server/http/route.ts';
import * as api from '../help-api.ts';
import { readDone } from './done-queries.ts';
import { readFirstValue } from './first-value-queries.ts';
import { keepLearnt, setHelp } from './help-commands.ts';
import { readHelp } from './help-queries.ts';

/** First steps, lessons, what one did, and how soon people have something of it. */
export function helpFeature(recordTypes: RecordTypes, settingsUndo: SettingsUndo): ServerFeature {
  const undoable = new Set([...recordTypes.keys(), ...settingsUndo.keys()]);
  return {
    routes: [
      read(api.readHelp, readHelp),
      command(api.setHelp, async (ctx, { params, body }) => {
        await setHelp(ctx, { ...params, ...body });
        return readHelp(ctx);
      }),
      command(api.keepLearnt, async (ctx) => {
        await keepLearnt(ctx);
        return readHelp(ctx);
      }),
      read(api.listDone, async (ctx) => ({ items: await readDone(ctx, recordTypes, undoable) })),
      read(api.readFirstValue, readFirstValue),
    ],
  };
}
