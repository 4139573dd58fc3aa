import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { notePrompt } from '#src/records/web/page/prompted-look.ts';
import { serverNow } from '#src/web/api/clock.ts';
import { useStore } from '#src/web/api/store.ts';
import { useMe } from '#src/web/shell/session.ts';
import { remindersQuery } from '../reminder-query.ts';
import { reminderText } from '../reminder-text.ts';
import { heldNotices } from './held-notices.ts';
import classes from './notice-card.module.css';
import { NoticeCard } from './notice-card.tsx';
import { dueNow, keyOf } from './notice-rules.ts';

const LOOK_MS = 15_000;
/** A longer pause between two looks was a sleep: what is known may be old. */
const SLEPT_MS = 60_000;
const MOST_SHOWN = 3;

/** What begins soon, over whatever page is open; put away in one tab it is in all. */
export function ReminderNotices() {
  const text = reminderText.useText();
  const { member } = useMe();
  const { data } = useQuery(remindersQuery);
  const held = useStore(heldNotices(member.id));
  const nowMs = useNow();
  useOpenings();
  const due = dueNow(data?.items ?? [], held, nowMs);
  useBadge(due.length);
  return (
    <section className={classes.place} aria-label={text('region')} aria-live="polite">
      {due.slice(0, MOST_SHOWN).map((reminder) => (
        <NoticeCard key={keyOf(reminder)} reminder={reminder} nowMs={nowMs} />
      ))}
    </section>
  );
}

/** By the server's clock, a few times a minute; after a sleep everything is read anew. */
function useNow(): number {
  const client = useQueryClient();
  const [nowMs, setNow] = useState(serverNow);
  useEffect(() => {
    let lookedAt = Date.now();
    const look = () => {
      if (Date.now() - lookedAt > SLEPT_MS) {
        void client.invalidateQueries({ queryKey: remindersQuery.queryKey });
      }
      lookedAt = Date.now();
      setNow(serverNow());
    };
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [client]);
  return nowMs;
}

/** A notice of the device that is pressed opens here what it is about. */
function useOpenings(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const open = ({ data }: MessageEvent) => {
      const go = (data as { go?: unknown } | null)?.go;
      const wanted = /^\/\?open=([\w.-]+)$/.exec(String(go ?? ''))?.[1];
      if (/^(\/[\w-]+)+$/.test(String(go ?? ''))) void navigate({ to: String(go) });
      if (!wanted) return;
      notePrompt(wanted.split('.')[1]!);
      void navigate({ to: '.', search: ((all: object) => ({ ...all, open: wanted })) as never });
    };
    navigator.serviceWorker?.addEventListener('message', open);
    return () => navigator.serviceWorker?.removeEventListener('message', open);
  }, [navigate]);
}

/** The number on the installed app's sign. */
function useBadge(count: number): void {
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return;
    const done = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
    done.catch(() => {});
  }, [count]);
}
