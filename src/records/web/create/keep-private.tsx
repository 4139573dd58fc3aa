import { Lock } from 'lucide-react';
import { recordsText } from '../records-text.ts';
import classes from './keep-private.module.css';

interface KeepPrivateProps {
  checked: boolean;
  onChange: (isPrivate: boolean) => void;
}

/** Makes a new record its owner's alone, and says what that means before it is chosen. */
export function KeepPrivate({ checked, onChange }: KeepPrivateProps) {
  const text = recordsText.useText();
  return (
    <label className={classes.line} data-on={checked || undefined}>
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <Lock size={14} aria-hidden="true" />
      <span>
        {text('page.keepToMyself')}
        <span className={classes.note}>{text('page.keepToMyselfNote')}</span>
      </span>
    </label>
  );
}
