import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { readRates } from '../../read-rates.ts';
import classes from './currencies.module.css';
import { ratesText } from './rates-text.ts';
import { useRateChanges } from './use-rates.ts';

/** Many rates at once, out of a list or the table of a bank; what is understood is said first. */
export function PasteRates({ own }: { own: string }) {
  const text = ratesText.useText();
  const { timeZone } = useStore(reader);
  const { enter } = useRateChanges();
  const [typed, setTyped] = useState('');
  const { rates, unread } = readRates(typed, { base: own, day: todayIn(timeZone) });
  return (
    <div className={classes.paste}>
      <p className={classes.note} id="paste-rates-note">
        {text('pasteNote')}
      </p>
      <textarea
        className={inputClass}
        rows={3}
        aria-label={text('paste')}
        aria-describedby="paste-rates-note"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {typed.trim() !== '' && (
        <p className={classes.note} role="status">
          {text('understood', { count: rates.length })}
          {unread.length > 0 &&
            ` · ${text('unread', { count: unread.length, line: unread[0]!.slice(0, 60) })}`}
        </p>
      )}
      {rates.length > 0 && (
        <Button onClick={async () => (await enter(rates)) && setTyped('')}>
          {text('enterAll')}
        </Button>
      )}
    </div>
  );
}
