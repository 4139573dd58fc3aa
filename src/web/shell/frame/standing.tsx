import { lazy, Suspense } from 'react';
import { useAtRest } from '../at-rest.ts';
import { listStanding } from '../features.ts';

let components: ReturnType<typeof lazy>[] | undefined;

/** What features show over every page, fetched once the first page has come to rest. */
export function Standing() {
  const atRest = useAtRest();
  if (!atRest) return null;
  // without a connection a part that cannot be fetched stays away
  components ??= listStanding().map((load) =>
    lazy(() => load().catch(() => ({ default: () => null }))),
  );
  return (
    <Suspense fallback={null}>
      {components.map((Component, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <Component key={at} />
      ))}
    </Suspense>
  );
}
