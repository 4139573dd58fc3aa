import { useRouter, useSearch } from '@tanstack/react-router';
import { Activity, memo, Suspense, useCallback, useLayoutEffect } from 'react';
import { useStore } from '../../api/store.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type AsideProps, asideComponent } from '../aside-component.ts';
import { ahead, beside, closeBeside, pointedAt } from '../beside.ts';
import { useKeys } from '../keys.ts';
import { shellText } from '../shell-text.ts';
import classes from './aside.module.css';

/** Shows the record that `?open=<type>.<id>` names beside the page; over it on a phone. */
export function Aside() {
  const router = useRouter();
  const open = useOpen();
  const next = useStore(pointedAt);
  const close = useCallback(() => closeBeside(router), [router]);
  const places = new Set([open, next].filter((place) => place !== undefined));
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

function useOpen(): string | undefined {
  const address = useSearch({ strict: false, select: ({ open }: { open?: unknown }) => open });
  const early = useStore(ahead);
  const said = early ? early.place : address;
  const open = typeof said === 'string' ? said : undefined;
  useLayoutEffect(() => beside.set(open), [open]);
  return open;
}

/** What was drawn out of sight is shown as it is. */
const OpenAside = memo(DrawAside);

function DrawAside({ type, id, close }: AsideProps) {
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
