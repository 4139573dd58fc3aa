import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { DealViews } from '#src/features/sales/deal/web/shared/deal-views.tsx';
import { useKeys } from '#src/web/shell/keys.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { LeakGroup } from './leak-group.tsx';
import { leakText } from './leak-text.ts';
import classes from './leaks.module.css';
import { type Leaks, leaksQuery, type Owners } from './leaks-query.ts';
import { useFollowUp } from './use-follow-up.ts';

const OWNERS = ['me', 'team', 'all'] as const;

/** What is being lost for want of attention, by kind, and a key to act on each. */
export function LeaksPage() {
  const text = leakText.useText();
  const { member } = useMe();
  const { owners: asked } = useSearch({ strict: false }) as { owners?: string };
  const usual = member.role === 'member' ? 'me' : 'all';
  const [owners, setOwners] = useState<Owners>(OWNERS.find((one) => one === asked) ?? usual);
  const query = useQuery(leaksQuery(owners));
  const total = query.data && totalOf(query.data);
  return (
    <>
      <PageHeader title={text('title')} note={total || undefined} />
      <DealViews current="leaks">
        <OwnersSwitch owners={owners} onChange={setOwners} />
      </DealViews>
      <Loaded query={query} failed={text('failed')}>
        {(leaks) => (totalOf(leaks) > 0 ? <Groups leaks={leaks} /> : <None />)}
      </Loaded>
    </>
  );
}

function totalOf({ leaks }: Leaks): number {
  return leaks.reduce((sum, one) => sum + one.total, 0);
}

function None() {
  const text = leakText.useText();
  return (
    <EmptyState icon={ShieldCheck} title={text('empty')}>
      {text('emptyText')}
    </EmptyState>
  );
}

interface OwnersSwitchProps {
  owners: Owners;
  onChange: (owners: Owners) => void;
}

function OwnersSwitch({ owners, onChange }: OwnersSwitchProps) {
  const text = leakText.useText();
  return (
    <fieldset className={classes.owners} aria-label={text('owners.label')}>
      {OWNERS.map((one) => (
        <button
          key={one}
          type="button"
          className={classes.owner}
          aria-pressed={one === owners}
          onClick={() => onChange(one)}
        >
          {text(`owners.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}

function Groups({ leaks }: { leaks: Leaks }) {
  const text = leakText.useText();
  const page = useRef<HTMLDivElement>(null);
  const followUp = useFollowUp();
  const items = leaks.leaks.flatMap((group) =>
    group.items.map((item) => ({ ...item, line: `${group.leak} ${item.id}` })),
  );

  function move(by: number): void {
    const rows = [...(page.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[Math.max(0, Math.min(at + by, rows.length - 1))]?.querySelector('a')?.focus();
  }

  function follow(): void {
    const row = document.activeElement?.closest<HTMLElement>('[data-line]');
    const item = items.find(({ line }) => line === row?.dataset.line);
    if (!item) return;
    move(1);
    void followUp(item);
  }

  useKeys([
    { keys: 'j', label: text('keys.down'), group: 'list', run: () => move(1) },
    { keys: 'k', label: text('keys.up'), group: 'list', run: () => move(-1) },
    { keys: 'f', label: text('keys.follow'), group: 'list', run: follow },
  ]);
  return (
    <div ref={page} className={classes.page}>
      <div className={classes.column}>
        <p className={classes.hint}>{text('hint')}</p>
        {leaks.leaks.map((group) => (
          <LeakGroup
            key={group.leak}
            group={group}
            currency={leaks.currency}
            onFollow={(item) => void followUp(item)}
          />
        ))}
      </div>
    </div>
  );
}
