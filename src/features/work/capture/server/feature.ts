import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { foldText } from '#src/lib/fold-text.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { matchWords } from '#src/records/server/search/search-records.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import type { CaptureAnswers } from '../answers.ts';
import type { CaptureLanguage, CaptureOptions, ParsedCapture, Slip } from '../capture.ts';
import { capture, previewCapture } from '../capture-api.ts';
import { applyAnswers } from '../correct.ts';
import { findSlip } from '../grammar/find-slip.ts';
import { parseCapture } from '../parse-capture.ts';
import { findDeal, readStages, settleDeal } from './find-deal.ts';
import { findMeanings } from './find-meaning.ts';
import { findSubject, type GivenSubject } from './find-subject.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import { saveCapture } from './save-capture.ts';

/** One line that says what happened becomes its records. */
export function captureFeature(types: RecordTypes): ServerFeature {
  return {
    routes: [
      read(previewCapture, async (ctx, { body }) => {
        const { meanings, ...understood } = await understand(ctx, body);
        const subject = body.subject ? await findSubject(ctx, body.subject, meanings) : null;
        return { ...understood, meanings, subject };
      }),
      command(
        capture,
        async (ctx, { body }) => {
          const understood = await understand(ctx, body);
          await refuseUnknown(ctx, body.answers ?? {});
          return new Reply(
            await saveCapture(ctx, types, { ...understood, subject: body.subject }),
            {
              status: 201,
            },
          );
        },
        { via: 'capture' },
      ),
    ],
  };
}

/** What a line says, and whom and which deal it means. */
async function understand(ctx: ReadContext, body: GivenLine) {
  const stages = await readStages(ctx);
  const { parsed: read, now, slip } = await readLine(ctx, body, stages);
  const meanings = await findMeanings(ctx, read);
  const meant = await findDeal(ctx, read, { stages, meanings, subject: body.subject });
  return { ...settleDeal(read, meant, now), meanings, slip };
}

interface GivenLine {
  text: string;
  answers?: CaptureAnswers | undefined;
  written_at?: string | undefined;
  subject?: GivenSubject | undefined;
}

/** The line read on the writer's own clock and in their language, with their corrections. */
async function readLine(
  ctx: ReadContext,
  given: GivenLine,
  stages: readonly { title: string }[],
): Promise<{ parsed: ParsedCapture; now: string; slip: Slip | null }> {
  const member = await ctx.db.first<{ language: CaptureLanguage; time_zone: string }>(sql`
    select language, time_zone from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${ctx.actor.memberId}`);
  const now = momentOf(ctx, given.written_at);
  const timeZone = member!.time_zone;
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const { language } = member!;
  const { answers = {} } = given;
  const options = {
    today,
    now,
    timeZone,
    language,
    stages: stages.map(({ title }) => title),
    isAboutDeal: given.subject?.type === 'deal',
  };
  const asTyped = parseCapture(given.text, options);
  const slip = answers.slip ? null : await slipIn(ctx, asTyped, options);
  const parsed = slip ? parseCapture(given.text, { ...options, slip }) : asTyped;
  return { parsed: applyAnswers(parsed, answers, { now, timeZone }), now, slip };
}

const NAMED = ['person', 'company', 'deal', 'product'];

/** A misspelled verb, unless somebody or something that the writer sees is called so. */
async function slipIn(
  ctx: ReadContext,
  parsed: ParsedCapture,
  options: CaptureOptions,
): Promise<Slip | null> {
  const slip = findSlip(parsed, options);
  if (!slip) return null;
  const text = slip.typed;
  const named = await matchWords(ctx, { text, types: NAMED, limit: 20 });
  const word = foldText(text);
  const isName = named.some(({ title }) =>
    foldText(title)
      .split(/[^\p{L}]+/u)
      .includes(word),
  );
  return isName ? null : slip;
}

/** Nothing is written in the future, whatever the writer's clock says. */
function momentOf(ctx: ReadContext, writtenAt: string | undefined): string {
  const nowMs = ctx.now().getTime();
  return new Date(Math.min(nowMs, writtenAt ? Date.parse(writtenAt) : nowMs)).toISOString();
}
