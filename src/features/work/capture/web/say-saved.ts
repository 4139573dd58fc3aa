import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { asWithin } from '#src/web/i18n/catalogue.ts';
import { formatTime } from '#src/web/i18n/dates.ts';
import type { capture } from '../capture-api.ts';
import type { Voice } from './rows/row.ts';
import { sayDate } from './rows/say-when.ts';

export type SavedCapture = EndpointOutput<typeof capture>;

/** What a line has become: "call with Anna Rossi, follow-up Tue 24 Nov". */
export function saySaved(
  { activity, tasks, people, companies, deal, case: kase }: SavedCapture,
  voice: Voice,
): string {
  const { text, sayKind, reader, nowMs } = voice;
  const who = people.length > 0 ? people : companies;
  const names = new Intl.ListFormat(reader.locale, { type: 'conjunction' }).format(
    who.map(({ title }) => title),
  );
  const sayDay = (day: string, at: string | null) =>
    [sayDate(day, reader, nowMs), at && formatTime(at, reader)].filter(Boolean).join(', ');
  const followUps = tasks.map(({ due_on, due_at }) =>
    due_on
      ? text('saved.followUp', { day: sayDay(due_on, due_at) })
      : text('saved.followUpUndated'),
  );
  const parts: string[] = [];
  if (kase) parts.push(text('saved.case', { title: kase.title }));
  if (deal) parts.push(sayDeal(deal, voice));
  if (activity) {
    const what = asWithin(sayKind(activity.kind));
    parts.push(names ? text('saved.with', { what, who: names }) : what);
  } else if (tasks.length > 0 && names) parts.push(names);
  else if (names && !deal && !kase) parts.push(text('saved.new', { who: names }));
  return [...parts, ...followUps].join(', ');
}

function sayDeal({ title, stage }: NonNullable<SavedCapture['deal']>, { text }: Voice): string {
  const name = text('saved.deal', { title });
  return stage ? `${name} ${text('deal.to', { stage })}` : name;
}
