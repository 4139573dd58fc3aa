import { Temporal } from 'temporal-polyfill';
import { AppError } from '#src/lib/app-error.ts';
import type { ActivityAnswer, AmountAnswer, CaptureAnswers, FollowUpAnswer } from './answers.ts';
import type {
  CapturedActivity,
  CapturedAmount,
  CapturedFollowUp,
  Mention,
  ParsedCapture,
} from './capture.ts';
import { correctMentions } from './names/correct-mentions.ts';

/**
 * Lays the corrections over a line that was read. Throws an `invalid` AppError for a day or instant
 * that does not exist; everything else that meets no part is left out without a word.
 */
export function applyAnswers(
  parsed: ParsedCapture,
  answers: CaptureAnswers,
  { now, timeZone }: { now: string; timeZone: string },
): ParsedCapture {
  const named = correctMentions(parsed, answers.mentions ?? {});
  const told = correctDeal(parsed, answers);
  const activity = correctActivity({ ...parsed, ...told }, answers.activity, now);
  const followUps = parsed.followUps.flatMap((followUp) =>
    correctFollowUp(followUp, answers.followUps ?? {}, timeZone),
  );
  const kept = new Set(followUps.map((followUp) => followUp.key));
  const keys = new Set(
    [...named.people, ...named.companies].map((mention: Mention) => mention.key),
  );
  const dropped = parsed.followUps.filter((followUp) => !kept.has(followUp.key));
  return {
    ...parsed,
    ...named,
    ...told,
    activity: answers.activity
      ? activity
      : (activity ?? noteOf(parsed, { ...told, followUps }, now)),
    followUps: followUps.map((each) => ({
      ...each,
      mentions: each.mentions.filter((key) => keys.has(key)),
    })),
    amount: correctAmount(parsed.amount, answers.amount),
    parts: named.parts.filter((part) => !dropped.some((each) => each.key === part.key)),
    intent: decideIntent({ ...parsed, ...told }, { activity, followUps }),
  };
}

function correctDeal(
  { deal, case: kase }: ParsedCapture,
  answers: CaptureAnswers,
): Pick<ParsedCapture, 'deal' | 'case'> {
  const { deal: answer } = answers;
  const corrected =
    !deal || !answer ? deal : 'ignore' in answer ? null : { ...deal, decided: answer };
  return { deal: corrected, case: answers.case ? null : kase };
}

/** A line whose deal or case is left out is a note, if nothing else is left of it. */
function noteOf(
  parsed: ParsedCapture,
  left: Pick<ParsedCapture, 'deal' | 'case' | 'followUps'>,
  now: string,
): CapturedActivity | null {
  const isLeftOut = (parsed.deal && !left.deal) || (parsed.case && !left.case);
  if (!isLeftOut || left.deal || left.case || left.followUps.some(({ sure }) => sure)) return null;
  return { kind: 'note', occurredAt: now, span: null, daySpan: null, body: parsed.text.trim() };
}

function correctActivity(
  { activity, text }: ParsedCapture,
  answer: ActivityAnswer | undefined,
  now: string,
): ParsedCapture['activity'] {
  if (!answer) return activity;
  if ('ignore' in answer) return null;
  const blank = { kind: 'note', occurredAt: now, span: null, daySpan: null } as const;
  const { kind, occurredAt } = answer;
  return {
    ...(activity ?? { ...blank, body: text.trim() }),
    ...(kind && { kind }),
    ...(occurredAt && { occurredAt: readInstant(occurredAt) }),
  };
}

function correctFollowUp(
  followUp: CapturedFollowUp,
  answers: Record<string, FollowUpAnswer>,
  timeZone: string,
): CapturedFollowUp[] {
  const answer = Object.hasOwn(answers, followUp.key) ? answers[followUp.key] : undefined;
  if (!answer) return [followUp];
  if ('ignore' in answer) return [];
  const { subject, kind, dueOn, dueAt } = answer;
  const corrected = { ...followUp, sure: true };
  if (subject?.trim()) corrected.subject = subject.trim();
  if (kind) corrected.kind = kind;
  if (dueOn !== undefined) {
    corrected.dueOn = dueOn && readDay(dueOn).toString();
    corrected.dueAt = dueOn && moveTime(followUp.dueAt, dueOn, timeZone);
  }
  if (dueAt !== undefined) {
    corrected.dueAt = dueAt && readInstant(dueAt);
    if (dueAt && dueOn === undefined) corrected.dueOn = dayOf(corrected.dueAt!, timeZone);
  }
  return [corrected];
}

/** The same time of day on another day. */
function moveTime(dueAt: string | null, dueOn: string, timeZone: string): string | null {
  if (!dueAt) return null;
  const time = Temporal.Instant.from(dueAt).toZonedDateTimeISO(timeZone).toPlainTime();
  return readDay(dueOn).toZonedDateTime({ timeZone, plainTime: time }).toInstant().toString();
}

function dayOf(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function correctAmount(amount: CapturedAmount | null, answer: AmountAnswer | undefined) {
  if (!answer) return amount;
  if ('ignore' in answer) return null;
  return amount && { ...amount, ...answer };
}

function decideIntent(
  parsed: ParsedCapture,
  { activity, followUps }: Pick<ParsedCapture, 'activity' | 'followUps'>,
): ParsedCapture['intent'] {
  if (parsed.intent === 'empty' || parsed.intent === 'create') return parsed.intent;
  if (activity) return 'log';
  if (parsed.case) return 'case';
  if (parsed.deal) return 'deal';
  return followUps.length > 0 ? 'task' : 'create';
}

function readDay(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new AppError('invalid', `There is no day ${text}: pick one such as 2026-01-31.`, {
      reason: 'no_such_day',
    });
  }
}

function readInstant(text: string): string {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    throw new AppError(
      'invalid',
      `There is no time ${text}: use one such as 2026-01-31T09:00:00Z.`,
      {
        reason: 'no_such_time',
      },
    );
  }
}
