import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { ReadContext } from '#src/server/context.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import type { CaptureAnswers } from '../answers.ts';
import type { CaptureLanguage, ParsedCapture } from '../capture.ts';
import { capture, previewCapture } from '../capture-api.ts';
import { applyAnswers } from '../correct.ts';
import { parseCapture } from '../parse-capture.ts';
import { findMeanings } from './find-meaning.ts';
import { findSubject } from './find-subject.ts';
import { saveCapture } from './save-capture.ts';

/** One line that says what happened becomes its records. */
export function captureFeature(): ServerFeature {
  return {
    routes: [
      read(previewCapture, async (ctx, { body }) => {
        const parsed = await readLine(ctx, body);
        const meanings = await findMeanings(ctx, parsed);
        const subject = body.subject ? await findSubject(ctx, body.subject, meanings) : null;
        return { parsed, meanings, subject };
      }),
      command(
        capture,
        async (ctx, { body }) => {
          const parsed = await readLine(ctx, body);
          return new Reply(await saveCapture(ctx, { parsed, subject: body.subject }), {
            status: 201,
          });
        },
        { via: 'capture' },
      ),
    ],
  };
}

/** The line read on the writer's own clock and in their language, with their corrections. */
async function readLine(
  ctx: ReadContext,
  given: { text: string; answers?: CaptureAnswers | undefined; written_at?: string | undefined },
): Promise<ParsedCapture> {
  const member = await ctx.db.first<{ language: CaptureLanguage; time_zone: string }>(sql`
    select language, time_zone from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${ctx.actor.memberId}`);
  const now = momentOf(ctx, given.written_at);
  const timeZone = member!.time_zone;
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const { language } = member!;
  const parsed = parseCapture(given.text, { today, now, timeZone, language });
  return given.answers ? applyAnswers(parsed, given.answers, { now, timeZone }) : parsed;
}

/** Nothing is written in the future, whatever the writer's clock says. */
function momentOf(ctx: ReadContext, writtenAt: string | undefined): string {
  const nowMs = ctx.now().getTime();
  return new Date(Math.min(nowMs, writtenAt ? Date.parse(writtenAt) : nowMs)).toISOString();
}
