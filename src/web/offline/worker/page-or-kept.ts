const UNREACHED = [502, 503, 504];

/** The page as the server has it, also where that sends elsewhere; the kept one only if it does not answer. */
export async function pageOrKept(
  ask: () => Promise<Response>,
  kept: () => Promise<Response | undefined>,
): Promise<Response> {
  try {
    const answer = await ask();
    if (!UNREACHED.includes(answer.status)) return answer;
    return (await kept()) ?? answer;
  } catch (error) {
    const page = await kept();
    if (!page) throw error;
    return page;
  }
}
