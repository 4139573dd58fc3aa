import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Along, bringAlong } from '#src/web/shell/bring-along.tsx';
import { pulseQuery } from './pulse-query.ts';

const card = bringAlong(async () => ({ default: (await import('../pulse-card.tsx')).PulseCard }));

/** Brings the question along with the page, so that nothing moves once it stands. */
export async function preparePulse(queries: QueryClient): Promise<void> {
  const { asks } = await queries.ensureQueryData(pulseQuery);
  if (asks) await card.bring();
}

/** Where Today asks how one finds it; its code comes only if it is asked. */
export function PulsePlace() {
  const { data } = useQuery(pulseQuery);
  // once begun it stays until it is closed, though nothing is asked any more when it is answered
  const [isBegun, setBegun] = useState(false);
  if (!data?.asks && !isBegun) return null;
  return (
    <Along part={card} given={{ whenBegun: () => setBegun(true), close: () => setBegun(false) }} />
  );
}
