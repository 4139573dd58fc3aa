import { nameAnswer } from '../../../catalogue/name-answer.ts';
import type { FigureOutcome } from '../../../metric/figure-api.ts';
import { type ChartTable, chartTable } from '../../chart/chart-table.ts';
import { reportWords, sayOnPaper, sayUnfit } from '../words/report-words.ts';

export interface MailedReport {
  id: string;
  name: string;
  question: string | null;
  outcome: FigureOutcome;
  to: { email: string; name: string; language: string; sent_by: string };
}

const MOST_ROWS = 20;
// A mail brings its looks along: programs know neither style sheets nor tokens.
const BODY =
  'margin:0;padding:24px;font:15px/1.5 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#1c1d1f;background:#ffffff';
const QUIET = 'color:#5c5f66;font-size:14px';
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
  const html = `<!doctype html><html lang="${escapeHtml(to.language)}"><head><meta charset="utf-8"><title>Uptake</title></head><body style="${BODY}"><div style="max-width:640px;margin:0 auto"><p style="margin:0">${escapeHtml(text('hello', { name: to.name }))}</p><h1 style="margin:20px 0 4px;font-size:20px">${escapeHtml(name)}</h1>${report.question ? `<p style="margin:0;${QUIET}">${escapeHtml(report.question)}</p>` : ''}${notes.map((note) => `<p style="margin:12px 0;color:#8a4b00;font-weight:600">${escapeHtml(note)}</p>`).join('')}${table ? tableInHtml(table, to.language) : ''}<p style="margin:28px 0"><a href="${escapeHtml(link)}" style="padding:10px 16px;border-radius:6px;background:#3b5bdb;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(text('open'))}</a></p><p style="${QUIET}">${escapeHtml(foot)}</p></div></body></html>`;
  return { subject: name, text: inWords, html };
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
    [label, ...cells.map((cell, at) => `${table.columns[at]!.label}: ${cell.said}`)].join(' · '),
  );
  if (left > 0) said.push(reportWords(language)('moreRows', { count: left }));
  return said.join('\n');
}

function tableInHtml(table: ChartTable, language: string): string {
  const { lines, left } = linesOf(table);
  const head = [table.head, ...table.columns.map(({ label }) => label)];
  const styleOf = (at: number) => (at === 0 ? CELL : NUMBER);
  const rows = lines.map(
    ({ label, cells }) =>
      `<tr>${[label, ...cells.map(({ said }) => said)].map((said, at) => `<td style="${styleOf(at)}">${escapeHtml(said)}</td>`).join('')}</tr>`,
  );
  const rest =
    left > 0
      ? `<p style="${QUIET}">${escapeHtml(reportWords(language)('moreRows', { count: left }))}</p>`
      : '';
  return `<table style="margin:16px 0 0;border-collapse:collapse;width:100%"><tr>${head.map((said, at) => `<th style="${styleOf(at)};color:#5c5f66;font-weight:400">${escapeHtml(said)}</th>`).join('')}</tr>${rows.join('')}</table>${rest}`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
