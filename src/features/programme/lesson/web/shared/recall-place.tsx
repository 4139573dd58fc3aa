import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { withTexts } from '#src/web/i18n/packs.ts';
import { keepNews, learningQuery } from './learning-query.ts';

const RecallStrip = lazy(
  withTexts(async () => ({ default: (await import('../recall-strip.tsx')).RecallStrip })),
);

const AskedLine = lazy(
  withTexts(async () => ({ default: (await import('../asked-line.tsx')).AskedLine })),
);

/** Where Today asks to do once more, without looking, what was learnt, one at a time, and tells who asks for help. */
export function RecallPlace() {
  const client = useQueryClient();
  const { data } = useQuery(learningQuery);
  const [isLater, setLater] = useState(false);
  const asked = useRef(false);
  const news = data?.news ?? false;
  useEffect(() => {
    if (!news || asked.current) return;
    asked.current = true;
    void keepNews(client);
  }, [news, client]);
  if (!data) return null;
  return (
    <Suspense fallback={null}>
      {data.asked.length > 0 && <AskedLine asked={data.asked} />}
      {data.due && !isLater && <RecallStrip lesson={data.due} later={() => setLater(true)} />}
    </Suspense>
  );
}
