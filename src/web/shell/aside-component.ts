import { type ComponentType, lazy } from 'react';
import { withTexts } from '../i18n/packs.ts';
import { listFeatures } from './features.ts';

export interface AsideProps {
  type: string;
  id: string;
  close: () => void;
}

let ready: ComponentType<AsideProps> | undefined;
let later: ComponentType<AsideProps> | undefined;

function load() {
  return listFeatures().find(({ aside }) => aside)?.aside;
}

/** What draws a record beside the page, loaded when it is first shown. */
export function asideComponent(): ComponentType<AsideProps> | undefined {
  const source = load();
  if (!ready && source) later ??= lazy(withTexts(source));
  return ready ?? later;
}

/** Fetches it beforehand, where a record is likely to be opened next. */
export async function warmAside(): Promise<void> {
  const module = await load()?.().catch(() => undefined);
  ready ??= module?.default;
}
