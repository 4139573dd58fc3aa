import { lazy, Suspense, useEffect, useState } from 'react';
import { listStanding } from '../features.ts';

/** The first page comes first. */
const REST_MS = 1500;
let components: ReturnType<typeof lazy>[] | undefined;

/** What features show over every page, fetched once the first page has come to rest. */
export function Standing() {
  const [isReady, setReady] = useState(components !== undefined);
  useEffect(() => {
    const timer = setTimeout(() => {
      // without a connection a part that cannot be fetched stays away
      components ??= listStanding().map((load) =>
        lazy(() => load().catch(() => ({ default: () => null }))),
      );
      setReady(true);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isReady) return null;
  return (
    <Suspense fallback={null}>
      {components!.map((Component, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <Component key={at} />
      ))}
    </Suspense>
  );
}
