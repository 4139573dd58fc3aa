import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { quoteText } from '../quote-text.ts';
import classes from './quotes-section.module.css';

/** The company's mark; it is saved as soon as it is chosen. */
export function LogoField({ logo, mayChange }: { logo: string | null; mayChange: boolean }) {
  const text = quoteText.useText();
  const client = useQueryClient();
  const id = useId();
  async function change(method: 'POST' | 'DELETE', body?: File): Promise<void> {
    const answer = await fetch('/api/v1/quote-settings/logo', { method, ...(body && { body }) });
    if (!answer.ok) {
      const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
      showToast(problem.detail ?? text('settings.failed'), { tone: 'bad' });
    }
    await client.invalidateQueries({ queryKey: ['quote_settings'] });
  }
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
              accept="image/png,image/jpeg,image/webp"
              className={classes.file}
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) void change('POST', file);
                target.value = '';
              }}
            />
          </label>
          {logo && (
            <Button look="quiet" onClick={() => void change('DELETE')}>
              {text('settings.removeLogo')}
            </Button>
          )}
          <p className={classes.note}>{text('settings.logoNote')}</p>
        </>
      )}
    </div>
  );
}
