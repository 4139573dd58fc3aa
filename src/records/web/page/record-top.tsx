import { Suspense } from 'react';
import { listRecordParts } from '#src/web/shell/features.ts';
import { componentOf } from './part-component.ts';

/** What features bring on top of a record, right under its name: the next step, pinned facts. */
export function RecordTop({ type, id }: { type: string; id: string }) {
  return listRecordParts(type, 'top').map((part) => {
    const Part = componentOf(part);
    return (
      <Suspense key={part.name} fallback={null}>
        <Part type={type} id={id} />
      </Suspense>
    );
  });
}
