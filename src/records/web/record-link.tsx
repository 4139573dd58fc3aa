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
  function warm(): void {
    void import('./data/warm-record.ts').then(async ({ warmRecord }) => {
      await warmRecord(client, type, id);
      pointedAt.set(`${type}.${id}`);
    });
  }
  return (
    <Link
      to="."
      search={(all: object) => ({ ...all, open: `${type}.${id}` })}
      className={className}
      draggable={false}
      onPointerEnter={() => {
        clearTimeout(resting.current);
        resting.current = setTimeout(warm, REST_MS);
      }}
      onPointerLeave={() => clearTimeout(resting.current)}
      onFocus={warm}
    >
      {children}
    </Link>
  );
}
