import { formatMoney } from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ApprovalSummary } from '../../approval.ts';
import { approvalText } from '../shared/approval-text.ts';
import { sayPercent } from '../shared/say-grounds.ts';
import classes from './approval-card.module.css';

/** The lines that give something away, those that give most first. */
export function CardLines({ lines }: { lines: ApprovalSummary['lines'] }) {
  const text = approvalText.useText();
  const told = useStore(reader);
  return (
    <ul className={classes.lines} aria-label={text('lines')}>
      {lines.map(({ name, quantity, net, discount }) => (
        <li key={`${name} ${net?.amount}`}>
          <span className={classes.lineName}>
            {quantity && <span className={classes.quiet}>{quantity} × </span>}
            {name}
          </span>
          {discount && Number(discount) > 0 && (
            <span className={classes.lineDiscount}>−{sayPercent(discount, told)}</span>
          )}
          {net && <span className={classes.lineNet}>{formatMoney(net, told.locale)}</span>}
        </li>
      ))}
    </ul>
  );
}
