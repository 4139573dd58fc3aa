import { useQueryClient } from '@tanstack/react-query';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { CircleSlash, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { ApiProblem, isUnreachable } from '../../api/api-problem.ts';
import { connection } from '../../api/connection.ts';
import { useStore } from '../../api/store.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { NotKept } from '../../ui/not-kept.tsx';
import { shellText } from '../shell-text.ts';
import classes from './error-screen.module.css';

/** What stands in place of a page that could not be drawn. */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const text = shellText.useText();
  const known = error instanceof ApiProblem;
  // a part of the app that was never fetched here fails in the browser's own words
  const away = isUnreachable(error) || (!known && connection.get() === 'offline');
  useWhenBack(away, reset);
  if (known && error.code === 'not_found') return <NotFoundScreen />;
  if (away) return <NotKept heading="h1" retry={reset} />;
  return (
    <EmptyState
      heading="h1"
      icon={TriangleAlert}
      title={text('problem.broken.title')}
      actions={<Button onClick={() => reset()}>{text('problem.retry')}</Button>}
    >
      {known ? error.message : text('problem.broken.text')}
      {!known && <code className={classes.code}>{String(error)}</code>}
    </EmptyState>
  );
}

function useWhenBack(isAway: boolean, retry: () => void): void {
  useEffect(() => {
    if (!isAway) return undefined;
    return connection.subscribe(() => {
      if (connection.get() === 'good') retry();
    });
  }, [isAway, retry]);
}

interface NotFoundScreenProps {
  /** There is no such place, whatever the server would say. */
  isSure?: boolean;
}

export function NotFoundScreen({ isSure = false }: NotFoundScreenProps) {
  const text = shellText.useText();
  const client = useQueryClient();
  const state = useStore(connection);
  // what cannot be asked for may be there all the same
  if (state === 'offline' && !isSure) {
    return <NotKept heading="h1" retry={() => client.refetchQueries({ type: 'active' })} />;
  }
  return (
    <EmptyState
      heading="h1"
      icon={CircleSlash}
      title={text('problem.notFound.title')}
      actions={
        <Link to="/" className={classes.link}>
          {text('problem.home')}
        </Link>
      }
    >
      {text('problem.notFound.text')}
    </EmptyState>
  );
}
