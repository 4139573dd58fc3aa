import { type ComponentType, lazy, Suspense } from 'react';
import { listRecordParts } from '#src/web/shell/features.ts';
import type { RecordPart } from '#src/web/shell/web-feature.ts';
import type { Visit } from '../visit-query.ts';

/** What other areas know of a customer is shown here too, by the name of their part. */
const SHOWN = ['facts'];

const loaded = new Map<RecordPart, ComponentType<{ type: string; id: string }>>();

function componentOf(part: RecordPart) {
  const known = loaded.get(part) ?? lazy(part.part);
  loaded.set(part, known);
  return known;
}

/** Pinned facts; cases and deals come with the visit itself, so that they are there without a connection. */
export function VisitSlots({ visit: { type, id } }: { visit: Pick<Visit, 'type' | 'id'> }) {
  const parts = [...listRecordParts(type, 'top'), ...listRecordParts(type)];
  return parts
    .filter(({ name }) => SHOWN.includes(name))
    .map((part) => {
      const Shown = componentOf(part);
      return (
        <Suspense key={part.name} fallback={null}>
          <Shown type={type} id={id} />
        </Suspense>
      );
    });
}
