import { quoteText } from '../quote-text.ts';
import { type ShownQuote, useQuoteCommand } from './quote-client.ts';
import { useOpenRecord } from './use-open-record.ts';

/** Makes the next version or a copy of a quote, and opens it. */
export function useMakeQuote({ id, title }: ShownQuote) {
  const text = quoteText.useText();
  const run = useQuoteCommand();
  const open = useOpenRecord();
  return async function make(verb: 'revise' | 'copy'): Promise<void> {
    const says = text(verb === 'revise' ? 'actions.revised' : 'actions.copied', { title });
    const made = await run(`POST /api/v1/quotes/{id}/${verb}`, { params: { id } }, { says });
    if (made) await open('quote', made.id);
  };
}
