import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { digitsOf } from '#src/lib/currency.ts';
import type { ReadContext } from '#src/server/context.ts';
import { nameAnswer } from '../../../catalogue/name-answer.ts';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import type { MetricCatalogue } from '../../../metric/server/catalogue-type.ts';
import type { Decided, FrozenFigure, ShownMeeting } from '../../meeting-api.ts';
import { showMeeting } from '../meeting-queries.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

const PACKS: Record<string, typeof english> = { en: english, de: german, it: italian };

export interface MinutesPart {
  heading: string;
  items: { line: string; beneath: string[] }[];
}

/** The minutes in the reader's language, as far as the reader may see what they tell. */
export interface Minutes {
  id: string;
  language: string;
  /** While it is held its minutes may be read, and are sent to nobody. */
  isEnded: boolean;
  /** Of the member who reads. */
  email: string;
  title: string;
  kind: string;
  day: string;
  heldOn: string;
  head: string[];
  parts: MinutesPart[];
  text: MinutesText;
}

export type MinutesText = (name: keyof typeof english, values?: Record<string, string>) => string;

export async function readMinutes(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  id: string,
): Promise<Minutes> {
  const shown = await showMeeting(ctx, catalogue, id);
  if (shown.status === 'planned') {
    const message = 'This meeting has not been held yet, so there are no minutes.';
    throw new AppError('conflict', message, { reason: 'meeting_planned' });
  }
  const member = await ctx.db.first<{ email: string; language: string }>(sql`
    select email, language from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${ctx.actor.memberId}`);
  return writeMinutes(shown, member!);
}

export function writeMinutes(
  given: ShownMeeting,
  { email, language }: { email: string; language: string },
): Minutes {
  const shown = { ...given, figures: given.figures.map((one) => named(one, language)) };
  const text = textsOf(language);
  const sayDay = dayWriter(language);
  const titles = new Map(shown.figures.map((figure) => [figure.id, titleOf(figure)]));
  const parts: MinutesPart[] = [
    {
      heading: text('followUps'),
      items: shown.follow_ups.map((one) => ({
        line: `${one.what} (${text(one.status)})`,
        beneath: [whoOf(one, text, sayDay), one.outcome ?? ''].filter(Boolean),
      })),
    },
    {
      heading: text('decisions'),
      items:
        shown.decisions.length === 0
          ? [{ line: text('noDecisions'), beneath: [] }]
          : shown.decisions.map((one) => decisionLines(one, { text, sayDay, titles })),
    },
    { heading: text('figures'), items: figureItems(shown, { text, language }) },
    {
      heading: text('notes'),
      items: shown.note ? [{ line: shown.note, beneath: [] }] : [],
    },
  ];
  const names = shown.attendees.map(({ name }) => name).join(', ');
  return {
    ...{
      id: shown.id,
      isEnded: shown.status === 'ended',
      language,
      email,
      title: shown.name,
      text,
    },
    ...{ kind: text('minutes'), day: sayDay(shown.starts_on), heldOn: shown.starts_on },
    head: [
      shown.leader ? text('ledBy', { name: shown.leader.name }) : '',
      names ? text('present', { names }) : '',
    ].filter(Boolean),
    parts: parts.filter(({ items }) => items.length > 0),
  };
}

function named(figure: FrozenFigure, language: string): FrozenFigure {
  const { answer } = figure;
  return 'error' in answer ? figure : { ...figure, answer: nameAnswer(answer, language) };
}

interface Saying {
  text: MinutesText;
  sayDay: (day: string) => string;
  titles: ReadonlyMap<string, string>;
}

function decisionLines(one: Decided, { text, sayDay, titles }: Saying) {
  const rests = one.figures.flatMap(({ id, title }) => titles.get(id) ?? title ?? []);
  return {
    line: one.what,
    beneath: [
      whoOf(one, text, sayDay),
      text('why', { reason: one.reason }),
      rests.length > 0 ? text('rests', { titles: rests.join(', ') }) : '',
    ].filter(Boolean),
  };
}

function whoOf(one: Decided, text: MinutesText, sayDay: (day: string) => string): string {
  return text('who', { name: one.owner?.name ?? '', day: sayDay(one.due_on) });
}

function figureItems(
  { figures, figures_hidden }: ShownMeeting,
  { text, language }: { text: MinutesText; language: string },
): MinutesPart['items'] {
  if (figures_hidden) return [{ line: text('hidden'), beneath: [] }];
  return figures.map((figure) => {
    const { answer } = figure;
    if ('error' in answer) return { line: titleOf(figure), beneath: [answer.error.detail] };
    const isUnfit = answer.totals.some(({ fitness }) => !fitness.fit);
    const values = answer.totals.map((total) => sayTotal(answer, total, { text, language }));
    return {
      line: titleOf(figure),
      beneath: [...values, ...(isUnfit ? [text('unfit')] : [])],
    };
  });
}

export function titleOf({ title, answer, request }: FrozenFigure): string {
  if (title) return title;
  if ('error' in answer) return request.metrics.join(', ');
  return answer.metrics.map(({ label }) => label).join(', ');
}

type Total = FigureAnswer['totals'][number];

function sayTotal(
  answer: FigureAnswer,
  { metric: name, value, was }: Total,
  { text, language }: { text: MinutesText; language: string },
): string {
  const metric = answer.metrics.find((one) => one.name === name)!;
  const say = (one: number | null) =>
    one === null ? text('unknown') : sayValue(one, metric, language);
  const before = answer.compared ? ` (${text('before', { value: say(was ?? null) })})` : '';
  const label = answer.metrics.length > 1 ? `${metric.label}: ` : '';
  return `${label}${say(value)}${before}`;
}

const SPANS = { days: 'day', hours: 'hour', minutes: 'minute' } as const;

function sayValue(
  value: number,
  { unit, currency }: FigureAnswer['metrics'][number],
  language: string,
): string {
  const write = (options: Intl.NumberFormatOptions, one = value) =>
    new Intl.NumberFormat(language, options).format(one);
  if (unit === 'money' && currency) {
    const whole = { style: 'currency', currency, maximumFractionDigits: 0 } as const;
    return write(whole, value / 10 ** digitsOf(currency));
  }
  if (unit === 'percent') return write({ style: 'percent', maximumFractionDigits: 1 });
  if (unit === 'days' || unit === 'hours' || unit === 'minutes') {
    const span = { style: 'unit', unit: SPANS[unit], unitDisplay: 'long' } as const;
    return write({ ...span, maximumFractionDigits: 1 });
  }
  return write({ maximumFractionDigits: 2 });
}

function textsOf(language: string): MinutesText {
  const pack = PACKS[language] ?? english;
  return (name, values = {}) =>
    pack[name].replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
}

function dayWriter(language: string): (day: string) => string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return (day) => format.format(new Date(`${day}T12:00:00Z`));
}
