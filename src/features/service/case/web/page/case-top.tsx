import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { type ServiceCase, serviceCase } from '../../service-case.ts';
import { CaseActions } from './case-actions.tsx';
import { CaseClocks } from './case-clocks.tsx';
import classes from './case-top.module.css';
import { ResolveForm } from './resolve-form.tsx';

/** On top of a case: what was promised and how much of it is left, and what can be done now. */
export function CaseTop({ id }: { id: string }) {
  const { data } = useQuery(recordQuery(serviceCase, id));
  const [resolving, setResolving] = useState(false);
  if (!data || data.deleted_at) return null;
  const of = data as unknown as ServiceCase;
  return (
    <section className={classes.top}>
      {of.description && <p className={classes.told}>{of.description}</p>}
      <CaseClocks of={of} />
      {resolving ? (
        <ResolveForm of={of} onClose={() => setResolving(false)} />
      ) : (
        <CaseActions of={of} onResolve={() => setResolving(true)} />
      )}
    </section>
  );
}
