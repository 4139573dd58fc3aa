import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { withTexts } from '#src/web/i18n/packs.ts';
import { countQuery } from './approval-queries.ts';

const WaitingStrip = lazy(
  withTexts(async () => ({ default: (await import('./waiting-strip.tsx')).WaitingStrip })),
);

/** Where Today says what waits for one's approval; its code comes only if something does. */
export function ApprovalsPlace() {
  const { data } = useQuery(countQuery);
  if (!data?.waiting) return null;
  return (
    <Suspense fallback={null}>
      <WaitingStrip />
    </Suspense>
  );
}
