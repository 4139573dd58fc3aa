import { DealViews } from './deal-views.tsx';

/** The list of deals is one way of looking at them. */
export function DealListHead() {
  return <DealViews current="list" />;
}
