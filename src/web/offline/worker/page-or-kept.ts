const UNREACHED = [502, 503, 504];

/** A page that has not begun to come by then is shown as it was kept. */
const PAGE_WITHIN_MS = 3000;

/** The page as the server has it, also where that sends elsewhere; the kept one only if it does not answer. */
export async function pageOrKept(
  ask: (signal: AbortSignal) => Promise<Response>,
  kept: () => Promise<Response | undefined>,
): Promise<Response> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PAGE_WITHIN_MS);
  try {
    const answer = await ask(giveUp.signal);
    if (!UNREACHED.includes(answer.status)) return answer;
    return (await kept()) ?? answer;
  } catch (error) {
    const page = await kept();
    if (!page) throw error;
    return page;
  } finally {
    // what has begun to come may take its time
    clearTimeout(timer);
  }
}
