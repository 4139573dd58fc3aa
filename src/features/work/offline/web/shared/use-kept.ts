import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { openDoor } from '#src/web/api/door.ts';
import { useStore } from '#src/web/api/store.ts';
import { deskAtHand } from '#src/web/offline/desk.ts';
import { isReadingNear } from '#src/web/offline/fetch-near.ts';
import { noteEmptied, readySince } from '#src/web/offline/ready.ts';
import { countKept } from '../rules/kept/count-kept.ts';

/** Of other types nothing is read before it is opened. */
const COUNTED = ['person', 'company', 'deal', 'task', 'quote'] as const;

const AGAIN_MS = 2000;

/** `unable`: this browser keeps nothing, as in a private window. */
export type Readiness = 'ready' | 'reading' | 'not-yet' | 'unable';

/** What this device keeps for work without a connection, and how to throw it away. */
export function useKept() {
  const types = useRecordTypes();
  const isReading = useStore(isReadingNear);
  const since = useStore(readySince);
  const { data, refetch } = useQuery({
    queryKey: ['kept-here'],
    async queryFn() {
      // what is kept is opened while the first page rests, and this one may be the first
      await openDoor();
      const desk = deskAtHand();
      if (!desk) return null;
      const [size, all, hasApp] = [
        await desk.kept.measure(),
        await desk.kept.all(),
        await keepsApp(),
      ];
      const declarations = COUNTED.flatMap((type) => types.get(type) ?? []);
      const counts = countKept(
        all,
        declarations.map(({ plural }) => plural),
      );
      const records = declarations.map((one) => ({
        type: one,
        count: counts.get(one.plural) ?? 0,
      }));
      return { ...size, records, hasApp };
    },
    refetchInterval: isReading ? AGAIN_MS : false,
    gcTime: 0,
    staleTime: 0,
  });
  useEffect(() => {
    if (!isReading) void refetch();
  }, [isReading, refetch]);

  function readinessOf(): Readiness {
    if (data === null) return 'unable';
    if (isReading) return 'reading';
    return since !== null && data?.hasApp ? 'ready' : 'not-yet';
  }

  async function clear(): Promise<void> {
    await deskAtHand()?.kept.clear();
    noteEmptied();
    await refetch();
  }

  return { kept: data, since, readiness: readinessOf(), clear };
}

/** Whether the app itself opens without a connection. */
async function keepsApp(): Promise<boolean> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  return registration?.active?.state === 'activated';
}
