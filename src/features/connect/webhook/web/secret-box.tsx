import { Copy } from 'lucide-react';
import { copyText } from '#src/web/shell/copy-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { webhookText } from './webhook-text.ts';
import classes from './webhooks.module.css';

/** A secret that is shown this once, to be copied. */
export function SecretBox({ secret }: { secret: string }) {
  const text = webhookText.useText();
  const copy = () => copyText(secret, text('copied'));
  return (
    <div className={classes.copy} role="status">
      <p>{text('secret')}</p>
      <div className={classes.copyLine}>
        <input
          readOnly
          className={inputClass}
          aria-label={text('secret')}
          value={secret}
          onFocus={({ target }) => target.select()}
        />
        <Button icon={<Copy size={14} aria-hidden="true" />} onClick={() => void copy()}>
          {text('copy')}
        </Button>
      </div>
    </div>
  );
}
