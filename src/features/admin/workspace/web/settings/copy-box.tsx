import { Copy } from 'lucide-react';
import { copyText } from '#src/web/shell/copy-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { OnlyHere } from '../shared/only-here.tsx';
import { workspaceText } from '../workspace-text.ts';
import classes from './settings.module.css';

/** A link or key that is shown this once, to be copied. */
export function CopyBox({ label, content }: { label: string; content: string }) {
  const text = workspaceText.useText();
  const copy = () => copyText(content, text('settings.copied'));
  return (
    <div className={classes.copy} role="status">
      <p>{label}</p>
      <div className={classes.copyLine}>
        <input
          readOnly
          className={inputClass}
          aria-label={label}
          value={content}
          onFocus={({ target }) => target.select()}
        />
        <Button icon={<Copy size={14} aria-hidden="true" />} onClick={() => void copy()}>
          {text('settings.copy')}
        </Button>
      </div>
      <OnlyHere url={content} />
    </div>
  );
}
