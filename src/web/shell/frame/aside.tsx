import { useNavigate, useSearch } from '@tanstack/react-router';
import { Activity, Suspense, useCallback } from 'react';
import { useStore } from '../../api/store.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type AsideProps, asideComponent, pointedAt } from '../aside-component.ts';
import { useKeys } from '../keys.ts';
import { shellText } from '../shell-text.ts';
import classes from './aside.module.css';

/** Shows the record that `?open=<type>.<id>` names beside the page; over it on a phone. */
export function Aside() {
  const { open } = useSearch({ strict: false }) as { open?: string };
  const next = useStore(pointedAt);
  const navigate = useNavigate();
  const close = useCallback(() => {
    // what is opened again begins anew
    pointedAt.set(undefined);
    void navigate({ to: '.', search: (all: object) => ({ ...all, open: undefined }) });
  }, [navigate]);
  const places = new Set([open, next].filter((place) => typeof place === 'string'));
  return [...places].map((place) => {
    const [type, id] = place.split('.');
    if (!type || !id) return null;
    return (
      <Activity key={place} mode={place === open ? 'visible' : 'hidden'}>
        <OpenAside type={type} id={id} close={close} />
      </Activity>
    );
  });
}

function OpenAside({ type, id, close }: AsideProps) {
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
