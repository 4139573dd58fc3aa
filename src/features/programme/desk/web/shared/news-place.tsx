import { type QueryClient, useQuery } from '@tanstack/react-query';
import { Along, bringAlong } from '#src/web/shell/bring-along.tsx';
import { type News, newsQuery } from './news-query.ts';

const strip = bringAlong(async () => ({
  default: (await import('./news-strip.tsx')).NewsStrip,
}));

/** Brings along what the page will say, so that nothing moves once it stands. */
export async function prepareNews(queries: QueryClient): Promise<void> {
  if (hasNews(await queries.ensureQueryData(newsQuery))) await strip.bring();
}

/** Where Today says what became of what one said, and what is asked; its code comes only then. */
export function NewsPlace() {
  const { data } = useQuery(newsQuery);
  return data && hasNews(data) ? <Along part={strip} given={{}} /> : null;
}

function hasNews({ items, expectation, conversations }: News): boolean {
  return Boolean(items.length || expectation || conversations);
}
