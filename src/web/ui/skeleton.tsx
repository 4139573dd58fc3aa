import { useEffect, useState } from 'react';
import { connection } from '../api/connection.ts';
import { shellText } from '../shell/shell-text.ts';
import classes from './skeleton.module.css';

/** What is kept here is there by then; what is not does not come without a connection. */
const COMES_WITHIN_MS = 1500;

/** Grey bars where rows will stand; without a connection, that they are not kept on this device. */
export function SkeletonRows({ count = 8 }: { count?: number }) {
  const isAway = useIsAway();
  if (isAway) return <NotComing />;
  return (
    <div className={classes.rows} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <div key={at} className={classes.row}>
          <span className={classes.dot} />
          <span className={classes.bar} style={{ width: `${28 + ((at * 37) % 34)}%` }} />
        </div>
      ))}
    </div>
  );
}

function NotComing() {
  const text = shellText.useText();
  return <p className={classes.away}>{text('problem.unreachable.line')}</p>;
}

/** Whether there has been no connection for as long as what is kept needs to come. */
function useIsAway(): boolean {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function look(): void {
      clearTimeout(timer);
      if (connection.get() === 'offline') timer = setTimeout(() => setAway(true), COMES_WITHIN_MS);
      else setAway(false);
    }
    look();
    const stop = connection.subscribe(look);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return isAway;
}
