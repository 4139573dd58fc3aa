import { Suspense } from 'react';
import { listRecordParts } from '#src/web/shell/features.ts';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { componentOf } from './part-component.ts';

/** What features bring on top of a record, right under its name: the next step, pinned facts. */
export function RecordTop({ type, id }: { type: string; id: string }) {
  const isPhone = useIsPhone();
  const above = isPhone ? listRecordParts(type).filter((part) => part.isAboveOnPhone) : [];
  return [...listRecordParts(type, 'top'), ...above].map((part) => {
    const Part = componentOf(part);
    return (
      <Suspense key={part.name} fallback={null}>
        <Part type={type} id={id} />
      </Suspense>
    );
  });
}
