import { ACTIVITY_KINDS } from '#src/features/work/activity/activity.ts';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { useKindText } from '#src/features/work/activity/web/shared/kind-text.ts';
import { timelineText } from '../timeline-text.ts';
import classes from './kind-chips.module.css';

interface KindChipsProps {
  kind: string | null;
  onChange: (kind: string) => void;
}

/** Call, meeting, visit, note or message: one press. */
export function KindChips({ kind, onChange }: KindChipsProps) {
  const text = timelineText.useText();
  const sayKind = useKindText();
  return (
    <fieldset className={classes.chips} aria-label={text('compose.kinds')}>
      {ACTIVITY_KINDS.map((one) => (
        <button
          key={one}
          type="button"
          className={classes.chip}
          aria-pressed={one === kind}
          onClick={() => onChange(one)}
        >
          <KindIcon kind={one} size={12} />
          {sayKind(one)}
        </button>
      ))}
    </fieldset>
  );
}
