import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Services } from '#src/server/feature.ts';
import { pageLanguage } from '#src/server/public/page-texts.ts';
import {
  createPublicDoor,
  linkActor,
  type PublicVisit,
  readForm,
} from '#src/server/public/public-door.ts';
import type { PublicLink } from '#src/server/public/public-link.ts';
import { publicPage, seeOther } from '#src/server/public/public-page.ts';
import { type Machinery, runCommand } from '#src/server/run-command.ts';
import { isRating, MOST_COMMENT } from '../satisfaction.ts';
import { PURPOSE, saySatisfaction } from './satisfaction-commands.ts';
import { type RatedCase, writePage } from './write-page.ts';

interface Exchange {
  request: Request;
  address: string;
  input: { params: { token: string } };
}

/** The page on which a customer says by one click how the help was. */
export function createSatisfactionPages(services: Services, types: RecordTypes) {
  const { machinery } = services;
  const door = createPublicDoor(services, PURPOSE);

  function enter(
    { request, address, input }: Exchange,
    serve: (row: RatedCase, visit: PublicVisit, path: string) => Promise<Response>,
  ): Promise<Response> {
    const { token } = input.params;
    return door.open({ request, address, token }, async (visit) => {
      const row = await readRated(machinery, visit.link);
      if (!row) throw new AppError('not_found', 'This link has ended.', { reason: 'link_ended' });
      return serve(row, visit, `/s/${token}`);
    });
  }

  return {
    show: (exchange: Exchange) =>
      enter(exchange, async (row, { request }, path) => {
        const language = pageLanguage(request);
        return publicPage(writePage({ row, language, path, now: machinery.now() }));
      }),

    say: (exchange: Exchange) =>
      enter(exchange, async (row, visit, path) => {
        const form = await readForm(visit.request);
        if (!isRating(form.rating)) return seeOther(path);
        const comment = form.comment?.trim().slice(0, MOST_COMMENT).toWellFormed() ?? null;
        const from = { address: visit.address, userAgent: visit.userAgent };
        const said = { id: row.id, rating: form.rating, comment, from };
        try {
          await runCommand(machinery, linkActor(visit.link.workspaceId, row), (ctx) =>
            saySatisfaction(ctx, types, said),
          );
        } catch (error) {
          // the page says how it stands
          if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
        }
        return seeOther(path);
      }),
  };
}

async function readRated(machinery: Machinery, link: PublicLink): Promise<RatedCase | null> {
  const row = await machinery.database.read(link.workspaceId, (db) =>
    db.first<RatedCase>(sql`
      select c.id, c.number, c.title as subject, c.status, c.owner_id, c.team_id, c.satisfaction,
        c.satisfaction_comment, c.satisfied_at, w.name as workspace
      from service_case c, directory.workspace w
      where c.workspace_id = ${link.workspaceId} and c.id = ${link.recordId}
        and c.deleted_at is null and w.id = ${link.workspaceId}`),
  );
  return row ?? null;
}
