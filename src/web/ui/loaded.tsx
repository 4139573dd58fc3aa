import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ApiProblem, failureOf, isUnreachable } from '../api/api-problem.ts';
import { shellText } from '../shell/shell-text.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import { NotKept } from './not-kept.tsx';
import { SkeletonRows } from './skeleton.tsx';

/** What a query of TanStack gives; several made into one give the same. */
interface Read<T> {
  data: T | undefined;
  error: Error | null;
  /** Why the last attempt failed, while it is tried again. */
  failureReason?: Error | null;
  refetch: () => unknown;
}

interface LoadedProps<T> {
  query: Read<T>;
  /** The title of what stands there if it could not be read. */
  failed: string;
  icon?: LucideIcon;
  /** How many rows are hinted at while it comes. */
  rows?: number;
  /** `h1` where it stands in place of the whole page. */
  heading?: 'h1' | 'h2';
  children: (data: T) => ReactNode;
}

/** What was read; until it is there, that it comes, or why it does not and a way to try again. */
export function Loaded<T>({ query, failed, icon, rows, heading, children }: LoadedProps<T>) {
  const text = shellText.useText();
  const { data, refetch } = query;
  const error = failureOf(query);
  if (data !== undefined && !isTakenAway(error)) return <>{children(data)}</>;
  if (isUnreachable(error)) return <NotKept retry={refetch} {...(heading && { heading })} />;
  if (!error) return <SkeletonRows {...(rows && { count: rows })} />;
  return (
    <EmptyState
      title={failed}
      {...(icon && { icon })}
      {...(heading && { heading })}
      actions={<Button onClick={() => void refetch()}>{text('problem.retry')}</Button>}
    >
      {error.message}
    </EmptyState>
  );
}

/** What one may see no longer does not stay on the screen. */
function isTakenAway(error: Error | null): boolean {
  return error instanceof ApiProblem && (error.code === 'not_found' || error.code === 'forbidden');
}
