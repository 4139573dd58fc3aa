import { html, type SafeHtml } from '../public/html.ts';

// A mail brings its looks along: programs know neither style sheets nor tokens.
const BODY =
  'margin:0;padding:24px;font:15px/1.5 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#1c1d1f;background:#ffffff';
const BUTTON =
  'display:inline-block;padding:12px 18px;border-radius:6px;background:#3b5bdb;color:#ffffff;font-weight:600;text-decoration:none';
/** Of what is said beside. */
export const QUIET = 'color:#5c5f66;font-size:14px';

interface MailPage {
  language: string;
  /** What stands in it, from above to below. */
  parts: readonly SafeHtml[];
  /** The one thing to do. */
  button: { label: string; url: string };
  /** Why one gets it, and how it ends. */
  why: SafeHtml | string;
}

/** A mail as a page of plain HTML. */
export function mailPage({ language, parts, button, why }: MailPage): string {
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Uptake</title></head><body style="${BODY}"><div style="max-width:600px;margin:0 auto">${parts}<p style="margin:28px 0"><a href="${button.url}" style="${BUTTON}">${button.label}</a></p><p style="${QUIET}">${why}</p></div></body></html>`
    .text;
}
