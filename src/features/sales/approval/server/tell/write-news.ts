import { formatMoney } from '#src/records/values/money-text.ts';
import { mailPage } from '#src/server/mail/mail-page.ts';
import { html } from '#src/server/public/html.ts';
import type { ApprovalCard } from '../../approval-api.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

const PACKS: Record<string, typeof english> = { en: english, de: german, it: italian };

export type NewsKind = 'waiting' | 'late' | 'approved' | 'rejected';

interface Given {
  card: ApprovalCard;
  kind: NewsKind;
  language: string;
  timeZone: string;
  /** Of the card's page. */
  url: string;
}

export interface WrittenNews {
  subject: string;
  /** Short, and without the reason: it stands on a locked screen. */
  push: string;
  text: string;
  html: string;
}

/** What the reader is told of a request, as a notice and as a mail, in their language. */
export function writeNews(given: Given): WrittenNews {
  const { card, kind, url } = given;
  const text = textsOf(given.language);
  const who = whoActed(given);
  const lines = linesOf(given);
  const button = text(kind === 'waiting' || kind === 'late' ? 'open' : 'look');
  const head = text(kind, { who });
  const title = [card.summary?.title, card.summary?.customer].filter(Boolean).join(', ');
  return {
    subject: text(`${kind}Subject`, { title }),
    push: [head, ...amountsOf(given)].join(' · '),
    text: [head, [title, ...lines].join('\n'), `${button}: ${url}`, text('why')].join('\n\n'),
    html: writeHtml({ head, title, lines, button, why: text('why'), ...given }),
  };
}

function textsOf(language: string) {
  const pack = PACKS[language] ?? english;
  return (name: keyof typeof english, values: Record<string, string> = {}): string =>
    pack[name].replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '');
}

function whoActed({ card, kind }: Given): string {
  if (kind === 'waiting' || kind === 'late') return card.requester.name;
  return card.steps.findLast(({ answered_by }) => answered_by)?.answered_by?.name ?? '';
}

function amountsOf({ card, language }: Given): string[] {
  const text = textsOf(language);
  const { total, discount } = card.summary ?? {};
  return [
    total ? text('total', { total: formatMoney(total, language) }) : '',
    discount && Number(discount) > 0
      ? text('discount', { discount: new Intl.NumberFormat(language).format(Number(discount)) })
      : '',
  ].filter(Boolean);
}

function linesOf(given: Given): string[] {
  const { card, kind, language, timeZone } = given;
  const text = textsOf(language);
  const isAsked = kind === 'waiting' || kind === 'late';
  const when = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ dateStyle: 'medium', timeStyle: 'short', timeZone },
  }).format(new Date(card.due_at));
  const said = isAsked ? card.reason : card.steps.findLast(({ note }) => note)?.note;
  return [
    ...amountsOf(given),
    said ? text('reason', { reason: said.slice(0, 500) }) : '',
    isAsked ? text('due', { when }) : '',
  ].filter(Boolean);
}

type Parts = Given & { head: string; title: string; lines: string[]; button: string; why: string };

function writeHtml({ head, title, lines, button, why, url, language }: Parts): string {
  const about = lines.map((line) => html`<br>${line}`);
  const parts = [
    html`<p style="margin:0 0 16px">${head}</p>`,
    html`<p style="margin:0"><strong>${title}</strong>${about}</p>`,
  ];
  return mailPage({ language, parts, button: { label: button, url }, why });
}
