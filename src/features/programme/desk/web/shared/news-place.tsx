import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { withTexts } from '#src/web/i18n/packs.ts';
import { newsQuery } from './news-query.ts';

const NewsStrip = lazy(
  withTexts(async () => ({ default: (await import('./news-strip.tsx')).NewsStrip })),
);

/** Where Today says what became of what one said, and what is asked; its code comes only then. */
export function NewsPlace() {
  const { data } = useQuery(newsQuery);
  if (!data || !(data.items.length || data.expectation || data.conversations)) return null;
  return (
    <Suspense fallback={null}>
      <NewsStrip />
    </Suspense>
  );
}
