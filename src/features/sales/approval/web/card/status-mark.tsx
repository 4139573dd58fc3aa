import { useStore } from '#src/web/api/store.ts';
import { formatExactly, formatInstant, type Reader } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ApprovalCard } from '../../approval-api.ts';
import { approvalText } from '../shared/approval-text.ts';
import classes from './approval-card.module.css';

const HOUR_MS = 3_600_000;

/** Where the request is: how much of the time promised is left, or what came of it. */
export function StatusMark({ card }: { card: ApprovalCard }) {
  const text = approvalText.useText();
  const told = useStore(reader);
  const { status, due_at } = card;
  if (status !== 'pending') {
    const tone = { approved: 'good', rejected: 'danger' }[status as string] ?? 'quiet';
    return (
      <span className={classes.mark} data-tone={tone}>
        {text(`status_${status}`)}
      </span>
    );
  }
  const left = Date.parse(due_at) - Date.now();
  const tone = left < 0 ? 'danger' : left < HOUR_MS ? 'warn' : 'quiet';
  return (
    <time
      className={classes.mark}
      data-tone={tone}
      dateTime={due_at}
      title={formatExactly(due_at, told)}
    >
      {left < 0
        ? text('late', { span: saySpan(-left, told) })
        : text('left', { span: saySpan(left, told), when: formatInstant(due_at, told) })}
    </time>
  );
}

/** A length of time in words, by its largest unit. */
export function saySpan(ms: number, { locale }: Reader): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [unit, count] =
    minutes < 90
      ? (['minute', minutes] as const)
      : minutes < 36 * 60
        ? (['hour', Math.round(minutes / 60)] as const)
        : (['day', Math.round(minutes / 1440)] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
