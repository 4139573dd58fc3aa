import { type QueryClient, useQuery } from '@tanstack/react-query';
import { Along, bringAlong } from '#src/web/shell/bring-along.tsx';
import { approvalsQuery, countQuery } from './approval-queries.ts';

const strip = bringAlong(async () => ({
  default: (await import('./waiting-strip.tsx')).WaitingStrip,
}));

/** Brings along what the page will say of them, so that nothing moves once it stands. */
export async function prepareApprovals(queries: QueryClient): Promise<void> {
  const { waiting } = await queries.ensureQueryData(countQuery);
  if (!waiting) return;
  await Promise.all([strip.bring(), queries.ensureQueryData(approvalsQuery({ box: 'waiting' }))]);
}

/** Where Today says what waits for one's approval; its code comes only if something does. */
export function ApprovalsPlace() {
  const { data } = useQuery(countQuery);
  return data?.waiting ? <Along part={strip} given={{}} /> : null;
}
