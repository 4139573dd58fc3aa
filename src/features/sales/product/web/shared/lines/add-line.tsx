import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { findOffered } from '#src/features/sales/price/price-api.ts';
import { RecordMark } from '#src/records/web/record-mark.tsx';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { PickList } from '#src/web/ui/mantine/pick-list.tsx';
import { type LineDraft, newDraft } from './line-draft.ts';
import classes from './lines.module.css';
import { linesText } from './lines-text.ts';
import { draftOfProduct, type PriceSource } from './product-price.ts';

interface AddLineProps {
  source: PriceSource;
  onAdd: (draft: LineDraft) => void;
}

/** Where the next line is begun: a product by its name or number, or whatever is typed. */
export function AddLine({ source, onAdd }: AddLineProps) {
  const text = linesText.useText();
  const [typed, setTyped] = useState('');
  const [count, setCount] = useState(0);
  const found = useQuery(offeredQuery(typed.trim()));
  const options = (found.data ?? []).map(({ id, title, number }) => ({
    value: id,
    label: title,
    ...(number && { note: number }),
    mark: <RecordMark type="product" title={title} size="s" />,
  }));

  function add(draft: LineDraft): void {
    setTyped('');
    setCount(count + 1);
    onAdd(draft);
  }
  async function addProduct(id: string): Promise<void> {
    try {
      add(await draftOfProduct(id, source));
    } catch (error) {
      showToast(sayProblem(error, text('failed')), { tone: 'bad' });
    }
  }
  return (
    <div className={classes.add} data-add-line>
      <PickList
        key={count}
        label={text('add')}
        placeholder={text('add')}
        options={typed.trim() ? options : []}
        chosen=""
        onText={setTyped}
        emptyText={text('addHint')}
        onPick={(option) => option && void addProduct(option.value)}
        create={{
          offer: (name) => text('freeLine', { name }),
          run: async (name) => add(newDraft({ name })),
        }}
      />
    </div>
  );
}

/** What is no longer sold is offered no more. */
function offeredQuery(text: string) {
  return queryOptions({
    queryKey: ['product', 'offered', text],
    queryFn: ({ signal }) =>
      call<typeof findOffered>('GET /api/v1/products/offered', { query: { q: text } }, { signal }),
    select: ({ items }) => items,
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
