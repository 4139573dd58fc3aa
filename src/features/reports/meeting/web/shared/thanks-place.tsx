import { type QueryClient, useQuery } from '@tanstack/react-query';
import { Along, bringAlong } from '#src/web/shell/bring-along.tsx';
import { thanksQuery } from './thanks-query.ts';

const strip = bringAlong(async () => ({
  default: (await import('./thanks-strip.tsx')).ThanksStrip,
}));

/** Brings along what the page will say of it, so that nothing moves once it stands. */
export async function prepareThanks(queries: QueryClient): Promise<void> {
  const { items } = await queries.ensureQueryData(thanksQuery);
  if (items.length > 0) await strip.bring();
}

/** Where Today says that a meeting decided on one's data; its code comes only if one did. */
export function ThanksPlace() {
  const { data } = useQuery(thanksQuery);
  return data?.length ? <Along part={strip} given={{}} /> : null;
}
