import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAtRest } from '#src/web/shell/at-rest.ts';
import { Along, bringAlong } from '#src/web/shell/bring-along.tsx';
import { keepNews, learningQuery } from './learning-query.ts';

const strip = bringAlong(async () => ({
  default: (await import('../recall-strip.tsx')).RecallStrip,
}));

const asked = bringAlong(async () => ({ default: (await import('../asked-line.tsx')).AskedLine }));

/** Brings along what the page will ask, so that nothing moves once it stands. */
export async function prepareRecall(queries: QueryClient): Promise<void> {
  const learning = await queries.ensureQueryData(learningQuery);
  await Promise.all([learning.asked.length > 0 && asked.bring(), learning.due && strip.bring()]);
}

/** Where Today asks to do once more, without looking, what was learnt, one at a time, and tells who asks for help. */
export function RecallPlace() {
  const client = useQueryClient();
  const { data } = useQuery(learningQuery);
  const [isLater, setLater] = useState(false);
  // what was learnt shows already; to keep it is a write, and the page comes first
  const toKeep = useAtRest() && (data?.news ?? false);
  useEffect(() => {
    if (toKeep) void keepNews(client);
  }, [toKeep, client]);
  if (!data) return null;
  return (
    <>
      {data.asked.length > 0 && <Along part={asked} given={{ asked: data.asked }} />}
      {data.due && !isLater && (
        <Along part={strip} given={{ lesson: data.due, later: () => setLater(true) }} />
      )}
    </>
  );
}
