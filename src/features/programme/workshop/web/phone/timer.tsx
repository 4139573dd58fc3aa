import { useEffect, useState } from 'react';
import type { WorkshopBoard } from '../../workshop-board.ts';
import styles from './phone.module.css';
import { usePhoneText } from './phone-text.ts';

interface TimerProps {
  timer: WorkshopBoard['timer'];
  aheadMs: number;
}

/** How long the step still goes, by the server's clock. */
export function Timer({ timer, aheadMs }: TimerProps) {
  const { text } = usePhoneText();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!timer.ends_at) return;
    const ticking = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(ticking);
  }, [timer.ends_at]);
  if (!timer.ends_at && timer.left_s === null) return null;
  if (!timer.ends_at) {
    return <p className={styles.timer}>{text('paused', { time: sayTime(timer.left_s!) })}</p>;
  }
  const left = Math.max(0, Math.ceil((Date.parse(timer.ends_at) - now - aheadMs) / 1000));
  return (
    <p className={styles.timer} data-over={left === 0} role="timer">
      {left === 0 ? text('timeOver') : text('timeLeft', { time: sayTime(left) })}
    </p>
  );
}

function sayTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
