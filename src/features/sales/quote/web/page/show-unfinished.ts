import { unfinishedLines } from '#src/features/sales/product/web/shared/lines/unfinished-lines.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { quoteText } from '../quote-text.ts';

/** Leads to what stands on the screen and could not be saved; false if all of it is. */
export function showUnfinished(quoteId: string): boolean {
  const show = unfinishedLines.get().get(quoteId);
  if (!show) return false;
  showToast(quoteText.text('send.linesFirst'), { tone: 'bad' });
  show();
  return true;
}
