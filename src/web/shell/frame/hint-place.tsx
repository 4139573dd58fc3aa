import { type ComponentType, lazy, Suspense } from 'react';
import { withTexts } from '../../i18n/packs.ts';
import { useAtRest } from '../at-rest.ts';
import { listFeatures } from '../features.ts';
import type { LoadComponent } from '../web-feature.ts';

const hints = new Map<LoadComponent, ComponentType>();

/** Words of help above the page. They are fetched once the first page has come to rest. */
export function HintPlace() {
  const atRest = useAtRest();
  if (!atRest) return null;
  const loads = listFeatures().flatMap(({ hint }) => hint ?? []);
  return (
    <Suspense fallback={null}>
      {loads.map((load) => {
        const Hint = hintOf(load);
        return <Hint key={loads.indexOf(load)} />;
      })}
    </Suspense>
  );
}

function hintOf(load: LoadComponent): ComponentType {
  // without a connection there is no hint, and the page stands
  const none = () => ({ default: () => null });
  const hint = hints.get(load) ?? lazy(() => withTexts(load)().catch(none));
  hints.set(load, hint);
  return hint;
}
