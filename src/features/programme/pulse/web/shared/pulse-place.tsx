import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { withTexts } from '#src/web/i18n/packs.ts';
import { pulseQuery } from './pulse-query.ts';

const PulseCard = lazy(
  withTexts(async () => ({ default: (await import('../pulse-card.tsx')).PulseCard })),
);

/** Where Today asks how one finds it; its code comes only if it is asked. */
export function PulsePlace() {
  const { data } = useQuery(pulseQuery);
  // once begun it stays until it is closed, though nothing is asked any more when it is answered
  const [isBegun, setBegun] = useState(false);
  if (!data?.asks && !isBegun) return null;
  return (
    <Suspense fallback={null}>
      <PulseCard whenBegun={() => setBegun(true)} close={() => setBegun(false)} />
    </Suspense>
  );
}
