import { type ComponentType, lazy, Suspense } from 'react';
import { listCreateHints } from '#src/web/shell/features.ts';
import type { CreateHint, CreateHintProps } from '#src/web/shell/web-feature.ts';

const loaded = new Map<CreateHint, ComponentType<CreateHintProps>>();

/** What features say of a record while it is being made: whom it may mean that is there already. */
export function CreateHints(props: CreateHintProps) {
  return listCreateHints(props.type).map((hint) => {
    const Hint = loaded.get(hint) ?? lazy(hint.hint);
    loaded.set(hint, Hint);
    return (
      <Suspense key={hint.name} fallback={null}>
        <Hint {...props} />
      </Suspense>
    );
  });
}
