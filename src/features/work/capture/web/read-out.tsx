import { useEffect, useState } from 'react';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import type { Row } from './rows/row.ts';

const REST_MS = 900;

/** Reads out what is understood, once typing rests. */
export function ReadOut({ rows }: { rows: readonly Row[] }) {
  const now = rows
    .map(({ title, note, badge }) => [title, note, badge].filter(Boolean).join(', '))
    .join('. ');
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(now), REST_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <div role="status">
      <HiddenText>{said}</HiddenText>
    </div>
  );
}
