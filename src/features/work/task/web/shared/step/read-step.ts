import { CAPTURE_LANGUAGES, type CaptureLanguage } from '#src/features/work/capture/capture.ts';
import { parseCapture } from '#src/features/work/capture/parse-capture.ts';
import type { TaskKind } from '#src/features/work/task/task.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { readWhen } from '../day/read-when.ts';

/** What words say of a next step. */
export interface Step {
  /** Empty where the words name a day alone. */
  subject: string;
  due_on: string | null;
  due_at: string | null;
  kind: TaskKind | null;
  /** `them`: they promised it, one only has to ask. */
  promised_by: 'them' | null;
}

/** The next step that a note promises: "… call back Tue 10". */
export interface NoteStep {
  subject: string;
  due_on: string;
  due_at: string | null;
  kind: TaskKind;
}

interface Who {
  timeZone: string;
  language: string;
}

/** A line that begins with one of these tells what the other side will do. */
const THEY: Record<CaptureLanguage, RegExp> = {
  en: /^(?:she|he|they)\s/i,
  de: /^(?:sie|er)\s/i,
  it: /^(?:lei|lui|loro)\s/i,
  fr: /^(?:elle|il|elles|ils)\s/i,
};

/** Reads "call back next Tue 10" by the grammar of capture, which it brings along. */
export function readStep(words: string, who: Who): Step {
  const line = words.trim();
  const language = languageOf(who);
  const parsed = parse(line, who);
  const found = parsed.followUps.find(({ dueOn }) => dueOn !== null) ?? parsed.followUps[0];
  const promised_by = THEY[language].test(line) ? ('them' as const) : null;
  if (!found?.dueOn) {
    const when = readWhen(line, who);
    const kind = found?.kind ?? null;
    if (when && !found) return { subject: '', ...when, kind, promised_by: null };
    return { subject: line, due_on: null, due_at: null, kind, promised_by };
  }
  const subject = found.sure && !parsed.rest.text ? found.subject : withoutDay(line, found.daySpan);
  const { dueOn: due_on, dueAt: due_at, kind } = found;
  return { subject, due_on, due_at, kind: found.sure ? kind : null, promised_by };
}

/** The step that a note promises for a day, such as "wants the quote, call back Tue 10". */
export function readNoteStep(note: string, who: Who): NoteStep | null {
  const { followUps } = parse(note.trim(), who);
  const found = followUps.find(({ dueOn, sure }) => dueOn !== null && sure);
  if (!found?.dueOn) return null;
  const { subject, dueOn: due_on, dueAt: due_at, kind } = found;
  return { subject, due_on, due_at, kind };
}

function languageOf({ language }: Who): CaptureLanguage {
  return CAPTURE_LANGUAGES.find((one) => one === language) ?? 'en';
}

function parse(line: string, who: Who) {
  const nowMs = Date.now();
  return parseCapture(line, {
    today: todayIn(who.timeZone, nowMs),
    now: new Date(nowMs).toISOString(),
    timeZone: who.timeZone,
    language: languageOf(who),
  });
}

/** The line as it was typed, but for the words of its day. */
function withoutDay(line: string, span: readonly [number, number] | null): string {
  const rest = span ? `${line.slice(0, span[0])} ${line.slice(span[1])}` : line;
  const clean = rest
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:–-]+|[\s,;:–-]+$/g, '')
    .slice(0, 500);
  return clean.charAt(0).toLocaleUpperCase() + clean.slice(1);
}
