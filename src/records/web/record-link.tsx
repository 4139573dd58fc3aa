import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface RecordLinkProps {
  type: string;
  id: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Opens a record beside the page that is shown. */
export function RecordLink({ type, id, className, children }: RecordLinkProps) {
  return (
    <Link
      to="."
      search={(all: object) => ({ ...all, open: `${type}.${id}` })}
      className={className}
      draggable={false}
    >
      {children}
    </Link>
  );
}
