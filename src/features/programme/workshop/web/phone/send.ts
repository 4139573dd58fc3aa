/**
 * What became of a request. `offline` and `unanswered` are to be tried again; the latter may have
 * arrived, and only its answer was lost.
 */
export type Sent = { ok: true } | { ok: false; reason: string };

/** Sends something to the workshop; refusals come back as the reason that the server gives. */
export async function send(
  code: string,
  { method, path, body }: { method: 'POST' | 'PUT'; path: string; body: object },
): Promise<Sent> {
  let answer: Response;
  try {
    answer = await fetch(`/api/v1/join/${code}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: AbortSignal.timeout(10_000),
    });
  } catch {
    return { ok: false, reason: navigator.onLine ? 'unanswered' : 'offline' };
  }
  if (answer.ok) return { ok: true };
  if (answer.status === 429) return { ok: false, reason: 'offline' };
  if (answer.status >= 500) return { ok: false, reason: 'unanswered' };
  const problem = (await answer.json().catch(() => ({}))) as { reason?: string };
  // without a reason two have met in the database, which is over at once
  return { ok: false, reason: problem.reason ?? (answer.status === 409 ? 'offline' : 'refused') };
}
