import type { Today, TodayTask } from '#src/features/work/today/server/today-queries.ts';
import { mailPage, QUIET } from '#src/server/mail/mail-page.ts';
import { html, type SafeHtml } from '#src/server/public/html.ts';
import { writeTime } from '../write-time.ts';
import { type MailText, mailTexts } from './mail-texts.ts';

const MOST_LINES = 15;
const MOST_WORDS = 160;

interface Given {
  today: Pick<Today, 'meetings' | 'promised' | 'slipped' | 'refs' | 'time_zone'>;
  to: { name: string; language: string };
  /** The origin that people open. */
  url: string;
  /** Where the mail is ended. */
  endUrl: string;
}

interface Line {
  title: string;
  url: string;
  notes: string[];
}

interface Section {
  title: string;
  lines: Line[];
  more: string | null;
}

/** The day as a mail, in words and in plain HTML, in its reader's language. */
export function writeDayMail(given: Given): { subject: string; text: string; html: string } {
  const text = mailTexts(given.to.language);
  const { meetings, promised, slipped } = given.today;
  const sections = [
    sectionOf(
      given,
      'meetings',
      meetings.total,
      meetings.items.map((one) => meetingLine(given, one)),
    ),
    sectionOf(
      given,
      'promised',
      promised.total,
      promised.items.map((one) => taskLine(given, one)),
    ),
    sectionOf(
      given,
      'slipped',
      slipped.total,
      slipped.items.map((one) => taskLine(given, one)),
    ),
  ].filter(({ lines }) => lines.length > 0);
  const count = meetings.total + promised.total + slipped.total;
  return {
    subject: text('subject', { count }),
    text: writeText(given, sections),
    html: writeHtml(given, sections),
  };
}

function sectionOf(given: Given, name: MailText, total: number, lines: Line[]): Section {
  const text = mailTexts(given.to.language);
  const shown = lines.slice(0, MOST_LINES);
  const more = total - shown.length;
  return { title: text(name), lines: shown, more: more > 0 ? text('more', { count: more }) : null };
}

function taskLine(given: Given, task: TodayTask): Line {
  const text = mailTexts(given.to.language);
  const { days_late: count } = task;
  return {
    title: [timeOf(given, task), oneLine(task.subject)].filter(Boolean).join(' '),
    url: `${given.url}/?open=task.${task.id}#reminder`,
    notes: [whoOf(given, task), count > 0 ? text('late', { count }) : ''].filter(Boolean),
  };
}

function meetingLine(given: Given, meeting: Today['meetings']['items'][number]): Line {
  const text = mailTexts(given.to.language);
  const { address, about, last_contacts, open_promises } = meeting.before;
  const line = taskLine(given, meeting);
  const [last] = last_contacts;
  const [owed] = open_promises;
  const know = [
    address && oneLine(address),
    meeting.phone,
    about && oneLine(about),
    last && text('last', { what: oneLine(last.title) }),
    owed && text('owed', { what: oneLine(owed.subject) }),
  ];
  return {
    ...line,
    notes: [...line.notes, ...know.filter((one) => one != null && one !== '')] as string[],
  };
}

function whoOf({ today }: Given, { person_id, company_id }: TodayTask): string {
  const titles = [person_id, company_id].map((id) => (id ? today.refs[id]?.title : undefined));
  return titles.filter(Boolean).join(', ');
}

function timeOf({ today, to }: Given, { due_at }: TodayTask): string {
  return due_at ? writeTime(due_at, { language: to.language, zone: today.time_zone }) : '';
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS - 1)}…` : line;
}

function writeText({ to, url, endUrl }: Given, sections: Section[]): string {
  const text = mailTexts(to.language);
  const parts = sections.map(({ title, lines, more }) => {
    const list = lines.map(({ title, notes }) => [`- ${title}`, ...notes.map((n) => `  ${n}`)]);
    return [title.toUpperCase(), ...list.flat(), ...(more ? [`  ${more}`] : [])].join('\n');
  });
  const foot = `${text('why')}\n${text('end')}: ${endUrl}`;
  return [text('hello', { name: to.name }), ...parts, `${text('open')}: ${url}/`, foot].join(
    '\n\n',
  );
}

function writeHtml({ to, url, endUrl }: Given, sections: Section[]): string {
  const text = mailTexts(to.language);
  return mailPage({
    language: to.language,
    parts: [
      html`<p style="margin:0">${text('hello', { name: to.name })}</p>`,
      ...sections.map(sectionInHtml),
    ],
    button: { label: text('open'), url: `${url}/` },
    why: html`${text('why')} <a href="${endUrl}" style="color:#5c5f66">${text('end')}</a>`,
  });
}

function sectionInHtml({ title, lines, more }: Section): SafeHtml {
  const items = lines.map(
    (line) =>
      html`<li style="margin:0 0 10px"><a href="${line.url}" style="color:#1c1d1f;font-weight:600;text-decoration:none">${line.title}</a>${line.notes.map((note) => html`<br><span style="${QUIET}">${note}</span>`)}</li>`,
  );
  const rest = more && html`<p style="${QUIET}">${more}</p>`;
  return html`<h2 style="margin:24px 0 8px;font-size:16px">${title}</h2><ul style="margin:0;padding:0 0 0 18px">${items}</ul>${rest}`;
}
