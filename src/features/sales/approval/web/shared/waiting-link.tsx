import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countQuery } from './approval-queries.ts';
import { approvalText } from './approval-text.ts';
import classes from './waiting.module.css';

/** Beneath Today in the sidebar: that something waits for one's approval, and only then. */
export function WaitingLink() {
  const text = approvalText.useText();
  const { data } = useQuery(countQuery);
  if (!data?.waiting) return null;
  return (
    <Link to="/approvals" className={classes.link} activeProps={{ 'aria-current': 'page' }}>
      {text('title')}
      <span className={classes.count} data-late={data.late > 0 || undefined}>
        {data.waiting}
      </span>
    </Link>
  );
}
