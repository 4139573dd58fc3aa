import { useEffect, useState } from 'react';
import { serverNow } from '#src/web/api/clock.ts';

const LOOK_MS = 20_000;

/** The server's clock, ms since 1970, looked at a few times a minute. */
export function useNow(): number {
  const [nowMs, setNow] = useState(serverNow);
  useEffect(() => {
    const look = () => setNow(serverNow());
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return nowMs;
}
