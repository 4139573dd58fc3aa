import { BellRing, Eye, Inbox, LifeBuoy, type LucideIcon, NotebookText } from 'lucide-react';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { useSay } from '../shared/say.ts';
import classes from '../uptake.module.css';
import type { ShownGift } from '../uptake-queries.ts';
import { uptakeText } from '../uptake-text.ts';

const ICONS: Record<string, LucideIcon> = {
  contact_logged: Inbox,
  field_filled: Eye,
  follow_up_rescued: BellRing,
  case_warned: LifeBuoy,
  note_used: NotebookText,
};

/** One thing that came back, in a sentence, with its record. */
export function GiftItem({ gift }: { gift: ShownGift }) {
  const says = useSayGift();
  const say = useSay();
  const Icon = ICONS[gift.kind] ?? Eye;
  const { type, id, title } = gift.record;
  return (
    <li className={classes.gift}>
      <Icon size={16} className={classes.giftIcon} aria-hidden="true" />
      <span className={classes.giftText}>
        <span className={classes.giftSays}>{says(gift)}</span>
        {title !== null && (
          <RecordLink type={type} id={id} className={classes.giftRecord}>
            {title}
          </RecordLink>
        )}
      </span>
      <span className={classes.seconds}>{say.time(gift.seconds)}</span>
    </li>
  );
}

const KINDS = ['call', 'visit', 'meeting', 'message'] as const;

function useSayGift(): (gift: ShownGift) => string {
  const text = uptakeText.useText();
  const say = useSay();
  const told = useStore(reader);
  return (gift) => {
    const { rule, count, shown_by, by } = gift;
    const customer = gift.customer?.title ?? text('gifts.hidden');
    const kind = KINDS.find((one) => one === shown_by?.kind) ?? 'other';
    const at = shown_by?.at ?? gift.at;
    const day = say.day(todayIn(told.timeZone, Date.parse(at)));
    const values = { customer, count, record: gift.record.title ?? text('gifts.hidden'), day };
    if (rule === 'task_kept') {
      return text('gift.task_kept', { ...values, shown: text(`shown.${kind}`, { day }) });
    }
    if (rule === 'case_seen' || rule === 'note_read') {
      const shown = text(`beforeThat.${kind}`, { customer, day });
      return text(`gift.${rule}`, { shown, by: by ?? text('gifts.somebody') });
    }
    return text(`gift.${rule}`, values);
  };
}
