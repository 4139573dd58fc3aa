import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { withTexts } from '#src/web/i18n/packs.ts';
import { thanksQuery } from './thanks-query.ts';

const ThanksStrip = lazy(
  withTexts(async () => ({ default: (await import('./thanks-strip.tsx')).ThanksStrip })),
);

/** Where Today says that a meeting decided on one's data; its code comes only if one did. */
export function ThanksPlace() {
  const { data } = useQuery(thanksQuery);
  if (!data?.length) return null;
  return (
    <Suspense fallback={null}>
      <ThanksStrip />
    </Suspense>
  );
}
