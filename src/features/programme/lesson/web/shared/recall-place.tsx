import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { withTexts } from '#src/web/i18n/packs.ts';
import { keepNews, learningQuery } from './learning-query.ts';

const RecallStrip = lazy(
  withTexts(async () => ({ default: (await import('../recall-strip.tsx')).RecallStrip })),
);

/** Where Today asks to do once more, without looking, what was learnt; one at a time. */
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
  if (!data?.due || isLater) return null;
  return (
    <Suspense fallback={null}>
      <RecallStrip lesson={data.due} later={() => setLater(true)} />
    </Suspense>
  );
}
