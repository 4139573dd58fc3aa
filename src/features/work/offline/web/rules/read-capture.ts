import type { CaptureAnswers } from '#src/features/work/capture/answers.ts';
import type { CaptureLanguage, ParsedCapture } from '#src/features/work/capture/capture.ts';
import type { Meaning } from '#src/features/work/capture/capture-api.ts';
import { serverNow } from '#src/web/api/clock.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import type { Known } from '#src/web/offline/offline-rules.ts';
import type { Values } from '#src/web/offline/queue/entry.ts';
import { offlineText } from '../offline-text.ts';
import { findKept } from './kept/find-kept.ts';

/** The line as it is understood without the workspace: who is meant is found out when it is sent. */
async function readLine(body: Values): Promise<ParsedCapture> {
  const [{ parseCapture }, { applyAnswers }] = await Promise.all([
    import('#src/features/work/capture/parse-capture.ts'),
    import('#src/features/work/capture/correct.ts'),
  ]);
  const { timeZone } = reader.get();
  const now = new Date(serverNow()).toISOString();
  const today = todayIn(timeZone, serverNow());
  const language = document.documentElement.lang as CaptureLanguage;
  const parsed = parseCapture(String(body.text ?? ''), { today, now, timeZone, language });
  const answers = body.answers as CaptureAnswers | undefined;
  return answers ? applyAnswers(parsed, answers, { now, timeZone }) : parsed;
}

/** What the preview of a line answers, made here. */
export async function previewHere(body: Values, known: Known) {
  const parsed = await readLine(body);
  const everything = await known.all();
  const meanings: Meaning[] = [...parsed.people, ...parsed.companies].map((mention) => {
    const type = 'jobTitle' in mention ? ('person' as const) : ('company' as const);
    const { key, name, text, sure } = mention;
    const said = (text || name).toLowerCase();
    const namesakes = findKept(said, everything, [type]).filter(
      ({ title }) => title.toLowerCase() === said,
    );
    const later = { type, id: LATER, title: name, subtitle: offlineText.text('capture.later') };
    const record = namesakes.length === 1 ? namesakes[0]! : sure ? later : null;
    const status = record ? ('known' as const) : ('none' as const);
    return { key, status, type, name, record, choices: [] };
  });
  return { parsed, meanings, subject: null };
}

/** Stands for a record that is looked up when the line is sent. */
const LATER = 'later';

/** What saving a line says it has become, and what is shown of it, as far as that is known. */
export async function foreseeCapture(body: Values, known: Known) {
  const { parsed, meanings } = await previewHere(body, known);
  const given = body.subject as { type: string; id: string } | undefined;
  const idOf = (type: string) => {
    const named = meanings.find((one) => one.type === type && one.record?.id !== LATER);
    return named?.record?.id ?? (given?.type === type ? given.id : null);
  };
  const about = { person_id: idOf('person'), company_id: idOf('company') };
  const { activity, followUps } = parsed;
  const promised = followUps.filter(({ sure }) => sure);
  return {
    answer: {
      activity: activity && { id: '', title: activity.body, kind: activity.kind },
      tasks: promised.map(({ subject, dueOn, dueAt }) => ({
        id: '',
        title: subject,
        due_on: dueOn,
        due_at: dueAt,
      })),
      people: [],
      companies: [],
    },
    activity: activity && {
      kind: activity.kind,
      body: activity.body,
      occurred_at: activity.occurredAt,
      ...about,
    },
    tasks: promised.map(({ subject, kind, dueOn, dueAt }) => ({
      subject,
      kind,
      due_on: dueOn,
      due_at: dueAt,
      ...about,
    })),
  };
}
