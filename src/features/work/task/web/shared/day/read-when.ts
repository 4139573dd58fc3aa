import { CAPTURE_LANGUAGES, type CaptureLanguage } from '#src/features/work/capture/capture.ts';
import { parseCapture } from '#src/features/work/capture/parse-capture.ts';
import { todayIn } from '#src/web/i18n/zones.ts';

/** The day that words mean, with a time if they name one. */
export interface When {
  due_on: string;
  due_at: string | null;
}

/** The word before a span of time: what "2 weeks" alone leaves out. */
const LEADS: Record<CaptureLanguage, string> = { en: 'in', de: 'in', it: 'tra', fr: 'dans' };

/**
 * Reads "in 2 weeks", "next Tue 10", "12 March" as capture does; null if no day is in it. It brings
 * the grammar along, so load it when it is first needed.
 */
export function readWhen(words: string, who: { timeZone: string; language: string }): When | null {
  const language = CAPTURE_LANGUAGES.find((one) => one === who.language) ?? 'en';
  const nowMs = Date.now();
  const options = {
    today: todayIn(who.timeZone, nowMs),
    now: new Date(nowMs).toISOString(),
    timeZone: who.timeZone,
    language,
  };
  for (const line of [words, `${LEADS[language]} ${words}`]) {
    const found = parseCapture(line, options).followUps.find(({ dueOn }) => dueOn !== null);
    if (found?.dueOn) return { due_on: found.dueOn, due_at: found.dueAt };
  }
  return null;
}
