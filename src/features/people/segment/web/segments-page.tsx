import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus, UsersRound } from 'lucide-react';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import type { SavedView } from '#src/records/web/views/saved-view.ts';
import { viewsQuery } from '#src/records/web/views/view-queries.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { Count } from './count.tsx';
import classes from './segment.module.css';
import { isSegmentType } from './segment-draft.ts';
import { segmentText } from './segment-text.ts';

/** All segments that one may use, each with how many are in it now. */
export function SegmentsPage() {
  const text = segmentText.useText();
  const navigate = useNavigate();
  const { data, isPending } = useQuery(viewsQuery);
  const segments = data?.filter((view) => view.isSegment && isSegmentType(view.recordType)) ?? [];
  const create = (
    <Button
      look="main"
      icon={<Plus size={16} aria-hidden="true" />}
      onClick={() => void navigate({ to: '/segments/new' })}
    >
      {text('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={text('title')}>{create}</PageHeader>
      <div className={classes.page}>
        {isPending && <SkeletonRows count={6} />}
        {data && segments.length === 0 && (
          <EmptyState icon={UsersRound} title={text('empty.title')} actions={create}>
            {text('empty.text')}
          </EmptyState>
        )}
        {segments.length > 0 && (
          <ul className={classes.list}>
            {segments.map((segment) => (
              <SegmentRow key={segment.id} segment={segment} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function SegmentRow({ segment }: { segment: SavedView }) {
  const type = useRecordTypes().get(segment.recordType);
  return (
    <li className={classes.item}>
      <Link to="/segments/$id" params={{ id: segment.id }} className={classes.name}>
        {segment.name}
      </Link>
      <span className={classes.quiet}>
        {type && <Count declaration={type} filter={{ segment: segment.id }} />}{' '}
        {type && recordPluralLabel(type)}
      </span>
    </li>
  );
}
