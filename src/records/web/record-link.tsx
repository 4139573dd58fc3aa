import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { pointedAt } from '#src/web/shell/aside-component.ts';

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
  const client = useQueryClient();
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const place = `${type}.${id}`;
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
  return (
    <Link
      to="."
      search={(all: object) => ({ ...all, open: `${type}.${id}` })}
      className={className}
      draggable={false}
      onPointerEnter={point}
      onPointerLeave={leave}
      onFocus={() => void warm()}
    >
      {children}
    </Link>
  );
}
