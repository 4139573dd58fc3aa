import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { CircleSlash, CloudOff, TriangleAlert } from 'lucide-react';
import { ApiProblem } from '../../api/api-problem.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { shellText } from '../shell-text.ts';
import classes from './error-screen.module.css';

/** What stands in place of a page that could not be drawn. */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const text = shellText.useText();
  if (error instanceof ApiProblem && error.code === 'not_found') return <NotFoundScreen />;
  const away = error instanceof ApiProblem && error.code === 'unreachable';
  const known = error instanceof ApiProblem && !away;
  const kind = away ? 'unreachable' : 'broken';
  return (
    <EmptyState
      heading="h1"
      icon={away ? CloudOff : TriangleAlert}
      title={text(`problem.${kind}.title`)}
      actions={<Button onClick={() => reset()}>{text('problem.retry')}</Button>}
    >
      {known ? error.message : text(`problem.${kind}.text`)}
      {!away && !known && <code className={classes.code}>{String(error)}</code>}
    </EmptyState>
  );
}

export function NotFoundScreen() {
  const text = shellText.useText();
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
