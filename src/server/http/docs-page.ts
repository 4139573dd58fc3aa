import { createHash } from 'node:crypto';
import type { Endpoint } from '#src/lib/define-endpoint.ts';
import { escapeHtml } from '#src/lib/escape-html.ts';

type Json = Record<string, unknown>;

const STYLE = `
:root{color-scheme:light dark;--line:color-mix(in srgb,currentColor 15%,transparent);--soft:color-mix(in srgb,currentColor 72%,transparent)}
body{font:14px/1.5 Inter,system-ui,sans-serif;max-width:900px;margin:0 auto;padding:24px 16px}
h1{font-size:22px}h2{font-size:16px;margin:32px 0 8px}p{color:var(--soft)}
details{border-top:1px solid var(--line)}summary{cursor:pointer;padding:8px 4px;display:flex;gap:12px;flex-wrap:wrap}
code,pre{font:12px/1.5 ui-monospace,monospace}pre{overflow:auto;padding:12px;border:1px solid var(--line);border-radius:6px}
.method{font-weight:600;min-width:56px}.who{margin-left:auto;color:var(--soft);font-size:12px}
a{color:inherit}`;

export interface DocsPage {
  html: string;
  headers: Record<string, string>;
}

/** The API's documentation as one page without scripts, from its endpoints and their OpenAPI document. */
export function makeDocsPage(endpoints: Endpoint[], openApi: Json): DocsPage {
  const { paths } = openApi as { paths: Record<string, Record<string, Json>> };
  const tags = [...new Set(endpoints.map(({ tag }) => tag))];
  const sections = tags.map((tag) => {
    const ofTag = endpoints.filter((endpoint) => endpoint.tag === tag);
    return `<h2>${escapeHtml(tag)}</h2>${ofTag.map((endpoint) => describe(endpoint, paths)).join('')}`;
  });
  const html = `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Uptake API</title>
<style>${STYLE}</style><main><h1>Uptake API</h1>
<p>Send <code>Authorization: Bearer KEY</code>; a key is made in Settings, or by
<code>npx uptake key create --user EMAIL</code>. A POST with an <code>Idempotency-Key</code> acts once.
<code>If-Match</code> with the ETag refuses to save over somebody else's change. Errors are problem
documents (RFC 9457) that say what to do. Each write answers with <code>Uptake-Command</code>, which
<code>POST /api/v1/commands/{id}/undo</code> takes back.
The same as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
${sections.join('\n')}</main></html>`;
  const styleHash = createHash('sha256').update(STYLE).digest('base64');
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
  };
  return { html, headers };
}

function describe(endpoint: Endpoint, paths: Record<string, Record<string, Json>>): string {
  const [method, path] = endpoint.route.split(' ') as [string, string];
  const { parameters, requestBody, responses } = paths[path]![method.toLowerCase()]!;
  const parts = [
    ['Parameters', parameters],
    ['Body', requestBody],
    ['Answer', responses],
  ].filter(([, value]) => value && !(Array.isArray(value) && value.length === 0));
  const who = endpoint.access === 'public' ? 'everyone' : endpoint.access;
  return `<details><summary><code class="method">${method}</code><code>${escapeHtml(path)}</code>
<span>${escapeHtml(endpoint.summary)}</span><span class="who">${who}</span></summary>
${parts.map(([name, value]) => `<h3>${name}</h3><pre tabindex="0">${escapeHtml(JSON.stringify(value, null, 2))}</pre>`).join('')}</details>`;
}
