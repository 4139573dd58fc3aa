import { useQuery } from '@tanstack/react-query';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { AllFields } from './all-fields.tsx';
import { KeptFields } from './kept-fields.tsx';
import { lineageQuery } from './lineage-queries.ts';
import classes from './lineage-section.module.css';
import { lineageText } from './lineage-text.ts';
import { UnreadFields } from './unread-fields.tsx';

/** What reads each field, and which fields nobody reads. */
export function LineageSection() {
  const text = lineageText.useText();
  const { data } = useQuery(lineageQuery);
  return (
    <>
      <p className={classes.text}>{text('section.text')}</p>
      {data ? (
        <>
          <UnreadFields unread={data.unread} />
          <KeptFields kept={data.kept} />
          <AllFields fields={data.fields} />
        </>
      ) : (
        <SkeletonRows count={8} />
      )}
    </>
  );
}
