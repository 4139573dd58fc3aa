import { mailPage, QUIET } from '#src/server/mail/mail-page.ts';
import { html, type SafeHtml } from '#src/server/public/html.ts';
import { nameAnswer } from '../../../catalogue/name-answer.ts';
import type { FigureOutcome } from '../../../metric/figure-api.ts';
import { type ChartTable, chartTable, sayInFull } from '../../chart/chart-table.ts';
import { reportWords, sayOnPaper, sayUnfit } from '../words/report-words.ts';

export interface MailedReport {
  id: string;
  name: string;
  question: string | null;
  outcome: FigureOutcome;
  to: { email: string; name: string; language: string; sent_by: string };
}

const MOST_ROWS = 20;
const CELL = 'padding:6px 12px 6px 0;border-bottom:1px solid #e4e5e9;text-align:left';
const NUMBER = 'padding:6px 0 6px 12px;border-bottom:1px solid #e4e5e9;text-align:right';

/** A report as a mail, in words and in plain HTML, in its reader's language. */
export function writeReportMail(
  report: MailedReport,
  url: string,
): { subject: string; text: string; html: string } {
  const { to, name } = report;
  const outcome =
    'error' in report.outcome ? report.outcome : nameAnswer(report.outcome, to.language);
  const text = reportWords(to.language);
  const link = `${url}/reports/${report.id}`;
  const foot = text('why', { name: to.sent_by });
  const table = 'error' in outcome ? null : chartTable(outcome, sayOnPaper(to.language));
  const notes = notesOf({ ...report, outcome });
  const inWords = [
    text('hello', { name: to.name }),
    name,
    ...(report.question ? [report.question] : []),
    ...notes,
    ...(table ? [tableInWords(table, to.language)] : []),
    `${text('open')}: ${link}`,
    foot,
  ].join('\n\n');
  return { subject: name, text: inWords, html: writeHtml({ ...report, outcome }, { link, table }) };
}

interface Shown {
  link: string;
  table: ChartTable | null;
}

function writeHtml(report: MailedReport, { link, table }: Shown): string {
  const { to, name, question } = report;
  const text = reportWords(to.language);
  return mailPage({
    language: to.language,
    parts: [
      html`<p style="margin:0">${text('hello', { name: to.name })}</p>`,
      html`<h1 style="margin:20px 0 4px;font-size:20px">${name}</h1>`,
      html`${question && html`<p style="margin:0;${QUIET}">${question}</p>`}`,
      ...notesOf(report).map(
        (note) => html`<p style="margin:12px 0;color:#8a4b00;font-weight:600">${note}</p>`,
      ),
      html`${table && tableInHtml(table, to.language)}`,
    ],
    button: { label: text('open'), url: link },
    why: text('why', { name: to.sent_by }),
  });
}

function notesOf({ outcome, to }: MailedReport): string[] {
  const text = reportWords(to.language);
  if ('error' in outcome) return [text('failed', { why: outcome.error.detail })];
  return outcome.totals.flatMap(({ fitness }) => sayUnfit(fitness, to.language) ?? []);
}

function linesOf({ rows, total }: ChartTable) {
  const shown = rows.slice(0, MOST_ROWS);
  return { lines: total ? [...shown, total] : shown, left: rows.length - shown.length };
}

function tableInWords(table: ChartTable, language: string): string {
  const { lines, left } = linesOf(table);
  const said = lines.map(({ label, cells }) =>
    [label, ...cells.map((cell, at) => `${table.columns[at]!.label}: ${sayInFull(cell)}`)].join(
      ' · ',
    ),
  );
  if (left > 0) said.push(reportWords(language)('moreRows', { count: left }));
  return said.join('\n');
}

function tableInHtml(table: ChartTable, language: string): SafeHtml {
  const { lines, left } = linesOf(table);
  const head = [table.head, ...table.columns.map(({ label }) => label)];
  const styleOf = (at: number) => (at === 0 ? CELL : NUMBER);
  const rows = lines.map(
    ({ label, cells }) =>
      html`<tr>${[label, ...cells.map(sayInFull)].map((said, at) => html`<td style="${styleOf(at)}">${said}</td>`)}</tr>`,
  );
  const more = left > 0 && reportWords(language)('moreRows', { count: left });
  return html`<table style="margin:16px 0 0;border-collapse:collapse;width:100%"><tr>${head.map((said, at) => html`<th style="${styleOf(at)};color:#5c5f66;font-weight:400">${said}</th>`)}</tr>${rows}</table>${more && html`<p style="${QUIET}">${more}</p>`}`;
}
