import { useId } from 'react';
import { call } from '#src/web/api/call.ts';
import { sendFile } from '#src/web/api/files/send-file.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { removeQuoteLogo, setQuoteLogo } from '../../quote-api.ts';
import { quoteText } from '../quote-text.ts';
import classes from './quotes-section.module.css';

/** The company's mark; it is saved as soon as it is chosen. */
export function LogoField({ logo, mayChange }: { logo: string | null; mayChange: boolean }) {
  const text = quoteText.useText();
  const { act, isBusy } = useAttempt(['quote_settings']);
  const id = useId();
  const says = text('settings.saved');
  const give = (file: File) =>
    act(() => sendFile<typeof setQuoteLogo>('POST /api/v1/quote-settings/logo', file, { says }));
  const remove = () =>
    act(() => call<typeof removeQuoteLogo>('DELETE /api/v1/quote-settings/logo', {}, { says }));
  return (
    <div className={classes.logo}>
      {logo && <img src={logo} alt={text('settings.logo')} className={classes.mark} />}
      {mayChange && (
        <>
          <label htmlFor={id} className={classes.choose}>
            {text('settings.chooseLogo')}
            <input
              id={id}
              type="file"
              disabled={isBusy}
              accept="image/png,image/jpeg,image/webp"
              className={classes.file}
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) void give(file);
                target.value = '';
              }}
            />
          </label>
          {logo && (
            <Button look="quiet" busy={isBusy} onClick={() => void remove()}>
              {text('settings.removeLogo')}
            </Button>
          )}
          <p className={classes.note}>{text('settings.logoNote')}</p>
        </>
      )}
    </div>
  );
}
