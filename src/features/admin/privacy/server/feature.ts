import type { RecordType, RecordTypes } from '#src/records/server/record-type.ts';
import { viewAsCookie } from '#src/server/auth/view-as.ts';
import type { Actor } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { type Route, raw, read } from '#src/server/http/route.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import * as api from '../privacy-api.ts';
import { giveDossier } from './dossier/give-dossier.ts';
import { erasePerson } from './erase/erase-person.ts';
import { getErasure, listErasures, writeProof } from './erase/erasure-queries.ts';
import { describePlan, planErasure } from './erase/plan-erasure.ts';
import { listLooks, listLooksAtMine } from './looks-queries.ts';
import { readRecorded } from './recorded-queries.ts';
import { readSight } from './sight.ts';
import { beginView, endViews, LONGEST_MS } from './view-as-commands.ts';

/** What the product keeps of people, who saw it, and how it is given out and erased. */
export function privacyFeature(services: Services, types: RecordTypes): ServerFeature {
  return {
    routes: [
      read(api.myRecord, (ctx) => readRecorded(ctx, types)),
      read(api.myLooks, async (ctx) => ({ items: await listLooksAtMine(ctx, types) })),
      ...[...types.values()].flatMap(recordRoutes),
      ...viewRoutes(services),
      raw(api.readDossier, ({ actor, input, request }) =>
        giveDossier(services, { actor: actor!, id: input.params.id, request }),
      ),
      ...erasureRoutes(services, types),
    ],
  };
}

function recordRoutes({ declaration }: RecordType): Route[] {
  const endpoints = api.privacyEndpoints(declaration);
  return [
    read(endpoints.looks, async (ctx, { params }) => ({
      items: await listLooks(ctx, declaration, params.id),
    })),
    read(endpoints.sight, (ctx, { params, query }) =>
      readSight(ctx, declaration, { id: params.id, memberId: query.member_id }),
    ),
  ];
}

function viewRoutes({ machinery, url }: Services): Route[] {
  const cookie = (id: string | null) => ({
    'set-cookie': viewAsCookie(id, { url, maxAge: LONGEST_MS / 1000 }),
  });
  return [
    raw(api.beginViewAs, async ({ actor, input }) => {
      const view = await runCommand(machinery, actor!, (ctx) => beginView(ctx, input.params.id));
      return Response.json(view, { status: 201, headers: { ...cookie(view.id), ...unstored } });
    }),
    raw(api.endViewAs, async ({ actor }) => {
      await runCommand(machinery, actor!, endViews);
      return Response.json({ ok: true }, { headers: { ...cookie(null), ...unstored } });
    }),
  ];
}

function erasureRoutes(services: Services, types: RecordTypes): Route[] {
  const { machinery } = services;
  return [
    read(api.previewErasure, async (ctx, { params, query }) => {
      const withShared = query.with_shared === 'true';
      return describePlan(ctx, types, await planErasure(ctx, { id: params.id, withShared }));
    }),
    raw(api.erasePerson, async ({ actor, input: { params, body } }) => {
      const asked = { id: params.id, name: body.name, withShared: body.with_shared };
      const erased = await runCommand(machinery, actor!, (ctx) => erasePerson(ctx, types, asked));
      // nobody sees what is gone, so that all are told by the type alone
      const changes = erased.types.map((type) => ({ type, id: '' }));
      machinery.published(actor!.workspaceId, changes);
      await removeStored(services, actor!, erased.storedAs);
      return runRead(machinery, actor!, (ctx) => getErasure(ctx, erased.erasureId));
    }),
    read(api.listErasures, async (ctx) => ({ items: await listErasures(ctx) })),
    raw(api.readProof, async ({ actor, input }) => {
      const { id } = input.params;
      const proof = await runRead(machinery, actor!, (ctx) => writeProof(ctx, id));
      return new Response(proof, {
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'content-disposition': `attachment; filename="erasure-${id}.txt"`,
          ...unstored,
        },
      });
    }),
  ];
}

const unstored = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** What fails here is swept within a day, for no row names it any more. */
async function removeStored({ files, log }: Services, actor: Actor, names: string[]) {
  for (const name of names) {
    for (const one of [name, `${name}.thumb`, `${name}.view`]) {
      const key = { workspaceId: actor.workspaceId, name: one };
      await files.store.remove(key).catch((err) => log.warn({ err }, 'a file was not removed'));
    }
  }
}
