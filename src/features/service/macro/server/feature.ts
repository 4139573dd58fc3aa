import { serviceCase } from '#src/features/service/case/service-case.ts';
import { answerRecord } from '#src/records/server/record-routes.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { command, partOf, Reply, read } from '#src/server/http/route.ts';
import * as api from '../macro-api.ts';
import { useMacro } from './macro-commands.ts';
import { readCaseMacros } from './macro-queries.ts';

/** Answers prepared for what is asked again and again. */
export function macroFeature(types: RecordTypes): ServerFeature {
  return {
    routes: partOf('cases', [
      read(api.readCaseMacros, (ctx, { params }) => readCaseMacros(ctx, params.id)),
      command(api.useMacro, async (ctx, { params, body }) => {
        await useMacro(ctx, types, { id: params.id, macroId: body.macro_id, text: body.text });
        const row = await answerRecord(ctx, serviceCase, params.id);
        return new Reply(row, { version: row.version as number });
      }),
    ]),
  };
}
