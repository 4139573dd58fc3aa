import { Link } from '@tanstack/react-router';
import { CloudOff } from 'lucide-react';
import { failureOf, isUnreachable } from '../api/api-problem.ts';
import { shellText } from '../shell/shell-text.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import classes from './not-kept.module.css';
import { SkeletonRows } from './skeleton.tsx';

interface NotKeptProps {
  retry: () => unknown;
  /** `h1` where it stands in place of the whole page. */
  heading?: 'h1' | 'h2';
}

/** In place of what is not kept on this device, while there is no connection; `startOffline` has it come. */
export function NotKept({ retry, heading }: NotKeptProps) {
  const text = shellText.useText();
  return (
    <EmptyState
      icon={CloudOff}
      title={text('problem.unreachable.title')}
      {...(heading && { heading })}
      actions={
        <>
          <Link to="/" className={classes.link}>
            {text('problem.home')}
          </Link>
          <Button look="quiet" onClick={() => retry()}>
            {text('problem.retry')}
          </Button>
        </>
      }
    >
      {text('problem.unreachable.text')}
    </EmptyState>
  );
}

/** What a query of TanStack gives. */
interface Read {
  data: unknown;
  error: Error | null;
  failureReason?: Error | null;
}

interface ReadNoteProps {
  query: Read;
  /** How many rows are hinted at while it comes. */
  rows?: number;
}

/** For a part of a page: in place of what is not there why it is not; beside what is kept that there is more. */
export function ReadNote({ query, rows = 0 }: ReadNoteProps) {
  const text = shellText.useText();
  const failure = query.data === undefined ? failureOf(query) : null;
  if (failure) {
    const why = isUnreachable(failure) ? text('problem.unreachable.line') : failure.message;
    return <p className={classes.line}>{why}</p>;
  }
  if (query.data === undefined) return rows > 0 ? <SkeletonRows count={rows} /> : null;
  return isPartial(query.data) ? (
    <p className={classes.line}>{text('problem.unreachable.partial')}</p>
  ) : null;
}

function isPartial(data: unknown): boolean {
  const { partial, pages } = (data ?? {}) as { partial?: true; pages?: { partial?: true }[] };
  return partial ?? pages?.some((page) => page.partial) ?? false;
}
