import { type ComponentType, lazy, Suspense, useState } from 'react';
import { withTexts } from '../i18n/packs.ts';

/** A part of a page whose code comes only if it is needed, with the page if it was brought before. */
export interface AlongPart<Props> {
  bring: () => Promise<void>;
  /** What there is of it by now. */
  now: () => ComponentType<Props>;
}

export function bringAlong<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): AlongPart<Props> {
  const loadWhole = withTexts(load);
  let part = lazy(loadWhole) as unknown as ComponentType<Props>;
  return {
    async bring() {
      part = (await loadWhole()).default;
    },
    now: () => part,
  };
}

interface AlongProps<Props> {
  part: AlongPart<Props>;
  given: Props;
}

/** Draws it at once if it was brought before the page stands, so that nothing moves under the hand. */
export function Along<Props extends object>({ part, given }: AlongProps<Props>) {
  const [Part] = useState<ComponentType<Props>>(part.now);
  return (
    <Suspense fallback={null}>
      <Part {...given} />
    </Suspense>
  );
}
