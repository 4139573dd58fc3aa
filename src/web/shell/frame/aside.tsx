import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useCallback } from 'react';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { type AsideProps, asideComponent } from '../aside-component.ts';
import { useKeys } from '../keys.ts';
import { shellText } from '../shell-text.ts';
import classes from './aside.module.css';

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
