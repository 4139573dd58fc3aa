import type { SlippingLine, SlippingSection } from '../follow-up-query.ts';
import { followUpText } from '../follow-up-text.ts';

/** Says in a few words why a line slips. */
export function useReason(): (reason: SlippingSection['reason'], line: SlippingLine) => string {
  const text = followUpText.useText();
  return (reason, { days, usual_days, by }) => {
    const count = days;
    switch (reason) {
      case 'overdue':
      case 'theirs':
        return text('slipping.why.overdue', { count });
      case 'orphaned':
        return by ? text('slipping.why.orphaned', { name: by }) : text('slipping.why.nobody');
      case 'colleague':
        return text('slipping.why.colleague', { count, name: by ?? '' });
      case 'silent':
      case 'deal_stale':
        return text('slipping.why.silent', { count, usual: usual_days ?? 0 });
      default:
        return text(`slipping.why.${reason}`, { count });
    }
  };
}
