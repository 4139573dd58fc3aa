import { useQueryClient } from '@tanstack/react-query';
import { type AnyRouter, useRouter } from '@tanstack/react-router';
import { type MouseEvent, type ReactNode, useRef } from 'react';
import { openBeside, pointedAt, useIsBeside } from '#src/web/shell/beside.ts';

interface RecordLinkProps {
  type: string;
  id: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A hand that only passes over asks for nothing. */
const REST_MS = 60;

/** Opens a record beside the page that is shown; it is asked for as soon as it is pointed at. */
export function RecordLink({ type, id, className, children }: RecordLinkProps) {
  const router = useRouter();
  const client = useQueryClient();
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const place = `${type}.${id}`;
  const isOpen = useIsBeside(place);
  async function warm(): Promise<void> {
    const { warmRecord } = await import('./data/warm-record.ts');
    await warmRecord(client, type, id);
  }
  function point(): void {
    clearTimeout(resting.current);
    const rest = setTimeout(async () => {
      await warm();
      if (resting.current === rest) pointedAt.set(place);
    }, REST_MS);
    resting.current = rest;
  }
  function leave(): void {
    clearTimeout(resting.current);
    resting.current = undefined;
    if (pointedAt.get() === place) pointedAt.set(undefined);
  }
  function open(event: MouseEvent): void {
    if (event.defaultPrevented || isForBrowser(event)) return;
    event.preventDefault();
    openBeside(router, place);
  }
  return (
    <a
      href={addressOf(router, place)}
      aria-current={isOpen ? 'page' : undefined}
      className={className}
      draggable={false}
      onPointerEnter={({ currentTarget }) => {
        // the list may be sorted otherwise than when this was drawn
        currentTarget.href = addressOf(router, place);
        point();
      }}
      onPointerLeave={leave}
      onFocus={({ currentTarget }) => {
        currentTarget.href = addressOf(router, place);
        void warm();
      }}
      onClick={open}
    >
      {children}
    </a>
  );
}

/** On the page that is shown. Not the router's own link: that reckons anew with each step in the app. */
function addressOf({ latestLocation, options }: AnyRouter, place: string): string {
  return options.stringifySearch({ ...latestLocation.search, open: place });
}

/** A new tab, a new window, a download. */
function isForBrowser({ metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return metaKey || ctrlKey || shiftKey || altKey;
}
