import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense, useCallback } from 'react';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { listFeatures } from '../features.ts';
import { useKeys } from '../keys.ts';
import { shellText } from '../shell-text.ts';
import type { WebFeature } from '../web-feature.ts';
import classes from './aside.module.css';

type AsideComponent = ComponentType<{ type: string; id: string; close: () => void }>;
let loaded: AsideComponent | undefined;

function asideComponent(): AsideComponent | undefined {
  const load = listFeatures().find((feature: WebFeature) => feature.aside)?.aside;
  if (load) loaded ??= lazy(load);
  return loaded;
}

/** Shows the record that `?open=<type>.<id>` names beside the page; over it on a phone. */
export function Aside() {
  const { open } = useSearch({ strict: false }) as { open?: string };
  const navigate = useNavigate();
  const close = useCallback(() => {
    void navigate({ to: '.', search: (all: object) => ({ ...all, open: undefined }) });
  }, [navigate]);
  const [type, id] = typeof open === 'string' ? open.split('.') : [];
  if (!type || !id) return null;
  return <OpenAside key={open} type={type} id={id} close={close} />;
}

function OpenAside({ type, id, close }: { type: string; id: string; close: () => void }) {
  const text = shellText.useText();
  const Shown = asideComponent();
  useKeys([{ keys: 'Escape', label: text('keys.close'), group: 'do', run: close }]);
  return (
    <section className={classes.aside} aria-label={text('navigation.aside')}>
      <Suspense fallback={<SkeletonRows />}>
        {Shown && <Shown type={type} id={id} close={close} />}
      </Suspense>
    </section>
  );
}
