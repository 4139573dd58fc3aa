import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { deal } from '#src/features/sales/deal/deal.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { call } from '#src/web/api/call.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import type { dismissCrossSell, readCrossSell, readCrossSellRows } from '../cross-sell-api.ts';
import classes from './cross-sell.module.css';
import { crossSellText } from './cross-sell-text.ts';

type Hint = EndpointOutput<typeof readCrossSell>['items'][number];

/** What similar customers have and this one has not; of a deal, its company. */
export function CrossSellPart({ type, id }: { type: string; id: string }) {
  return type === 'deal' ? <OfDeal id={id} /> : <OfCompany id={id} />;
}

function OfDeal({ id }: { id: string }) {
  const text = crossSellText.useText();
  const query = useQuery(recordQuery(deal, id));
  const { data } = query;
  if (!data) return <ReadNote query={query} rows={2} />;
  const companyId = data.company_id as string | null;
  if (!companyId) return <p className={classes.note}>{text('noCompany')}</p>;
  return <OfCompany id={companyId} />;
}

function OfCompany({ id }: { id: string }) {
  const text = crossSellText.useText();
  const query = useQuery({
    queryKey: ['cross-sell', id],
    queryFn: ({ signal }) =>
      call<typeof readCrossSell>(
        'GET /api/v1/companies/{id}/cross-sell',
        { params: { id } },
        { signal },
      ),
    meta: { types: ['sales_order'] },
  });
  const { data } = query;
  if (!data) return <ReadNote query={query} rows={2} />;
  if (data.items.length === 0) return <p className={classes.note}>{text('none')}</p>;
  return (
    <ul>
      {data.items.map((hint) => (
        <HintRow key={hint.hint.id} companyId={id} of={hint} />
      ))}
    </ul>
  );
}

function HintRow({ companyId, of }: { companyId: string; of: Hint }) {
  const text = crossSellText.useText();
  const { act } = useAttempt(['cross-sell']);
  const [isOpen, setOpen] = useState(false);
  const { has, hint, similar, both } = of;
  async function dismiss(): Promise<void> {
    const isDone = await act(() =>
      call<typeof dismissCrossSell>(
        'POST /api/v1/companies/{id}/cross-sell/dismiss',
        { params: { id: companyId }, body: { product_id: hint.id } },
        { says: false },
      ),
    );
    if (isDone) showToast(text('dismissed', { product: hint.title }));
  }
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <RecordLink type="product" id={hint.id} className={classes.name}>
          {hint.title}
        </RecordLink>
        <p className={classes.note}>{text('because', { similar, has: has.title, both })}</p>
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary className={classes.summary}>{text('who')}</summary>
          {isOpen && <Rows companyId={companyId} of={of} />}
        </details>
      </div>
      <IconButton label={text('dismiss', { product: hint.title })} onClick={() => void dismiss()}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

function Rows({ companyId, of: { has, hint } }: { companyId: string; of: Hint }) {
  const { data } = useQuery({
    queryKey: ['cross-sell', companyId, has.id, hint.id],
    queryFn: ({ signal }) =>
      call<typeof readCrossSellRows>(
        'GET /api/v1/companies/{id}/cross-sell/rows',
        { params: { id: companyId }, query: { has: has.id, hint: hint.id } },
        { signal },
      ),
  });
  return (
    <ul className={classes.customers}>
      {data?.items.map(({ id, title }) => (
        <li key={id}>
          <RecordLink type="company" id={id} className={classes.customer}>
            {title}
          </RecordLink>
        </li>
      ))}
    </ul>
  );
}
