import { Link } from '@tanstack/react-router';
import classes from './pinned-views.module.css';
import { useViews } from './view-queries.ts';
import { viewsText } from './views-text.ts';

/** The views of a type that the member has pinned, beneath its place in the sidebar. */
export function PinnedViews({ type, plural }: { type: string; plural: string }) {
  const text = viewsText.useText();
  const { saved, pinned } = useViews(type);
  const shown = pinned.flatMap((id) => saved.find((view) => view.id === id) ?? []);
  if (shown.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={text('pinned')}>
      {shown.map((view) => (
        <li key={view.id}>
          <Link
            to={`/${plural}`}
            search={{ view: view.id }}
            className={classes.item}
            activeProps={{ 'aria-current': 'page' }}
            // still the same view with a record open beside it
            activeOptions={{ exact: false, includeSearch: true }}
          >
            {view.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
