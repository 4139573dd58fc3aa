import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { withTexts } from '#src/web/i18n/packs.ts';
import { newsQuery } from './news-query.ts';

const NewsStrip = lazy(
  withTexts(async () => ({ default: (await import('./news-strip.tsx')).NewsStrip })),
);

/** Where Today says what became of what one said; its code comes only if something did. */
export function NewsPlace() {
  const { data } = useQuery(newsQuery);
  if (!data?.length) return null;
  return (
    <Suspense fallback={null}>
      <NewsStrip />
    </Suspense>
  );
}
