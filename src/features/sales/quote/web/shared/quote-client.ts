import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { OneRecord } from '#src/records/web/data/record-client.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { type CallInput, type CallOptions, call, send } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { Quote } from '../../quote.ts';
import type { readQuotePage } from '../../quote-api.ts';
import { quoteText } from '../quote-text.ts';

export type ShownQuote = OneRecord<Quote & { [field: string]: unknown }>;
export type QuotePage = EndpointOutput<typeof readQuotePage>;

export function quotePageQuery(id: string) {
  return queryOptions({
    queryKey: ['quote', 'page', id],
    queryFn: () => call<typeof readQuotePage>('GET /api/v1/quotes/{id}/page', { params: { id } }),
    meta: { types: ['sales_order'] },
  });
}

/** Does something with quotes or orders, says what came of it, and reads them anew. */
export function useQuoteCommand() {
  const client = useQueryClient();
  const text = quoteText.useText();
  return async function run<Output = ShownQuote>(
    route: `POST /${string}`,
    input: CallInput,
    options: CallOptions = {},
  ): Promise<Output | undefined> {
    try {
      return await send<Output>(route, input, options);
    } catch (error) {
      showToast(sayProblem(error, text('actions.failed')), { tone: 'bad' });
      return undefined;
    } finally {
      invalidateTypes(client, new Set(['quote', 'sales_order', 'deal', 'approval', 'task']));
    }
  };
}
