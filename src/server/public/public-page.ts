import { createHash } from 'node:crypto';
import { html, type SafeHtml } from './html.ts';
import { PUBLIC_STYLE } from './public-style.ts';

export interface PublicPage {
  language: string;
  /** Of the browser's tab; the page brings its own heading. */
  title: string;
  body: SafeHtml;
  /** Whose page it is: shown on top. */
  brand?: { name: string; logoUrl?: string | null | undefined } | undefined;
  /** Styles of this kind of page, after those of all. */
  style?: string | undefined;
  status?: number;
  headers?: Record<string, string>;
}

/** A page for somebody who has no account: no script, no cookie, and no request to anybody else. */
export function publicPage(page: PublicPage): Response {
  const style = PUBLIC_STYLE + (page.style ?? '');
  const { text } = html`<!doctype html><html lang="${page.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${page.title}</title>
<style>`;
  const rest = html`</style></head><body>${brandOf(page)}<main>${page.body}</main></body></html>`;
  return new Response(`${text}${style}${rest.text}`, {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${hashOf(style)}'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      ...SECRET_HEADERS,
      ...page.headers,
    },
  });
}

/** For all that a secret link gives: kept by nobody on the way, found by no search. */
export const SECRET_HEADERS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  // the form tells our own server where it came from, and nobody else learns of the link
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
};

/** Sends the browser to look at what came of its form, so that loading again sends nothing twice. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, ...SECRET_HEADERS } });
}

function brandOf({ brand }: PublicPage): SafeHtml | null {
  if (!brand) return null;
  return html`<header class="brand">${brand.logoUrl && html`<img src="${brand.logoUrl}" alt="">`}<span>${brand.name}</span></header>`;
}

function hashOf(style: string): string {
  return createHash('sha256').update(style).digest('base64');
}
