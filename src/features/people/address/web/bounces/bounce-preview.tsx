import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { previewBounces, recordBounces } from '../../address-api.ts';
import classes from './bounces.module.css';
import { bouncesText } from './bounces-text.ts';

export type Preview = EndpointOutput<typeof previewBounces>;
type Item = Preview['items'][number];

/** What the list says, of whom; what is recorded, and what is left out with the reason. */
export function BouncePreview({ preview, onDone }: { preview: Preview; onDone: () => void }) {
  const text = bouncesText.useText();
  const known = preview.items.filter(({ people }) => people.length > 0);
  const strangers = preview.items.filter(({ people }) => people.length === 0);
  const addresses = new Set(known.map(({ email }) => email)).size;
  return (
    <section className={classes.preview}>
      {known.length === 0 ? (
        <p className={classes.text}>{text(preview.items.length === 0 ? 'empty' : 'nobody')}</p>
      ) : (
        <>
          <h2 className={classes.heading}>{text('known', { count: addresses })}</h2>
          <p className={classes.text}>{text('what')}</p>
          <ul className={classes.rows}>
            {known.map((item, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an address may stand there twice
              <Row key={at} item={item} />
            ))}
          </ul>
        </>
      )}
      {strangers.length > 0 && (
        <details className={classes.others}>
          <summary>{text('strangers', { count: strangers.length })}</summary>
          <p className={classes.strangers}>{strangers.map(({ email }) => email).join(', ')}</p>
        </details>
      )}
      {preview.unread > 0 && (
        <p className={classes.quiet}>{text('unread', { count: preview.unread })}</p>
      )}
      <Foot known={known} count={addresses} onDone={onDone} />
    </section>
  );
}

function Row({ item: { email, kind, on, reason, people } }: { item: Item }) {
  const text = bouncesText.useText();
  const who = useStore(reader);
  const [first] = people;
  return (
    <li className={classes.row}>
      <span className={classes.email}>{email}</span>
      <RecordLink type="person" id={first!.id} className={classes.person}>
        {people.length > 1 ? text('and', { name: first!.title }) : first!.title}
      </RecordLink>
      <span className={classes.kind} data-kind={kind}>
        {text(kind)}
      </span>
      <span className={classes.quiet}>
        {[on && formatDay(on, who), reason].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}

interface FootProps {
  known: readonly Item[];
  count: number;
  onDone: () => void;
}

function Foot({ known, count, onDone }: FootProps) {
  const text = bouncesText.useText();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  async function record(): Promise<void> {
    setBusy(true);
    const items = known.map(({ email, kind, on, reason }) => ({
      ...{ email, kind },
      ...(on && { on }),
      ...(reason && { reason }),
    }));
    try {
      const says = text('recorded', { count });
      await call<typeof recordBounces>(
        'POST /api/v1/addresses/bounces',
        { body: { items } },
        { says },
      );
      await client.invalidateQueries({ queryKey: ['mail_address'] });
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(error.message, { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className={classes.foot}>
      {count > 0 && (
        <Button look="main" busy={busy} onClick={() => void record()}>
          {text('record', { count })}
        </Button>
      )}
      <Button look="quiet" onClick={onDone}>
        {text('other')}
      </Button>
    </div>
  );
}
