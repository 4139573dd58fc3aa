import { useQuery } from '@tanstack/react-query';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { formatValue } from '#src/records/web/fields/format-value.ts';
import { useReadingAids } from '#src/records/web/fields/use-reading-aids.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { RecordMark } from '#src/records/web/record-mark.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './segment.module.css';
import { segmentRowsQuery } from './segment-queries.ts';
import { segmentText } from './segment-text.ts';

const SHOWN = 2;
const NO_REFS = {};

/** The first of those who are in it. */
export function SegmentRows({
  declaration,
  filter,
}: {
  declaration: RecordDeclaration;
  filter: Filter | undefined;
}) {
  const text = segmentText.useText();
  const { data, error } = useQuery(segmentRowsQuery(declaration.plural, filter));
  const aids = useReadingAids(data?.refs ?? NO_REFS);
  if (error && !data) return <p role="alert">{error.message}</p>;
  if (!data) return <SkeletonRows count={4} />;
  if (data.items.length === 0) return <p className={classes.quiet}>{text('nobody')}</p>;
  const columns = declaration.listFields.slice(0, SHOWN);
  return (
    <ul className={classes.list}>
      {data.items.map((row) => (
        <li key={row.id} className={classes.item}>
          <RecordMark type={declaration.type} title={row.title} />
          <RecordLink type={declaration.type} id={row.id} className={classes.name}>
            {row.title}
          </RecordLink>
          <span className={classes.quiet}>
            {columns
              .map((name) => formatValue(declaration, name, { value: row[name], aids }))
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
