import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import classes from './work-bar.module.css';

interface WorkBarProps {
  /** What is under way. */
  label: string;
  /** 0…1. */
  share: number;
  /** Numbers that rise with the work. */
  note?: string;
}

/** Each quarter is read out; each percent would drown everything else. */
const TOLD_STEPS = 4;

/** How far some work has come. */
export function WorkBar({ label, share, note }: WorkBarProps) {
  const { locale } = useStore(reader);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const done = Math.min(1, Math.max(0, share));
  const told = percent.format(Math.floor(done * TOLD_STEPS) / TOLD_STEPS);
  return (
    <div className={classes.work}>
      <div className={classes.words}>
        <span className={classes.label}>{label}</span>
        <span className={classes.share}>{percent.format(done)}</span>
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(done * 100)}
      >
        <div className={classes.done} style={{ width: `${done * 100}%` }} />
      </div>
      {note && <p className={classes.note}>{note}</p>}
      <div aria-live="polite">
        <HiddenText>{`${label} ${told}`}</HiddenText>
      </div>
    </div>
  );
}
