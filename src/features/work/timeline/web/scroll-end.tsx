import { useEffect, useRef } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { timelineText } from './timeline-text.ts';

interface ScrollEndProps {
  hasMore: boolean;
  busy: boolean;
  onReach: () => void;
}

/** The end of what is loaded: coming near it loads more; so does a press. */
export function ScrollEnd({ hasMore, busy, onReach }: ScrollEndProps) {
  const text = timelineText.useText();
  const end = useRef<HTMLDivElement>(null);
  const reach = useRef(onReach);
  reach.current = onReach;
  const isWaiting = hasMore && !busy;
  useEffect(() => {
    if (!isWaiting || !end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && reach.current(),
      { rootMargin: '600px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isWaiting]);
  if (!hasMore) return null;
  return (
    <div ref={end}>
      <Button look="quiet" busy={busy} onClick={onReach}>
        {text('more')}
      </Button>
    </div>
  );
}
