import type { Dialect } from '#src/server/http/route.ts';

export const ODATA_HEADERS = {
  'odata-version': '4.0',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * Spreadsheets sign in by name and password alone, and know refusals of OData alone. The password is
 * the key; the name is not looked at. Nothing else takes it so: a browser sends a password that it
 * keeps along with what other sites ask for.
 */
export const odataDialect: Dialect = {
  hear(request) {
    const key = passwordOf(request.headers.get('authorization') ?? '');
    if (key === undefined) return request;
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${key}`);
    return new Request(request.url, { method: request.method, headers });
  },

  async refuse(problem) {
    const said = (await problem.json()) as Record<string, unknown>;
    const { code, reason, title, detail, issues } = said;
    const error = {
      code: String(reason ?? code ?? title),
      message: String(detail),
      ...(Array.isArray(issues) && {
        details: issues.map(({ path, message }) => ({
          code: 'invalid',
          message,
          target: String(path),
        })),
      }),
    };
    const headers: Record<string, string> = {
      ...ODATA_HEADERS,
      'content-type': 'application/json;odata.metadata=minimal;charset=utf-8',
    };
    const wait = problem.headers.get('retry-after');
    if (wait) headers['retry-after'] = wait;
    if (problem.status === 401)
      headers['www-authenticate'] = 'Basic realm="Uptake", charset="UTF-8"';
    return new Response(JSON.stringify({ error }), { status: problem.status, headers });
  },
};

/** Of `Basic …` what stands behind the first colon; undefined where it is another way to sign in. */
function passwordOf(authorization: string): string | undefined {
  const given = /^Basic\s+([A-Za-z0-9+/=_-]{1,2000})$/i.exec(authorization)?.[1];
  if (given === undefined) return undefined;
  const pair = Buffer.from(given, 'base64').toString('utf8');
  // what is no key at all is refused as one that is wrong
  return /^[^:]*:([\x21-\x7e]{1,200})$/.exec(pair)?.[1] ?? '-';
}
