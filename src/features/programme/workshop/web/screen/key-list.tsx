import classes from './screen.module.css';
import { screenText } from './screen-text.ts';

const KEYS = ['full', 'pages', 'code', 'dark', 'help'] as const;

/** The keys of the big screen, which has no controls. */
export function KeyList({ close }: { close: () => void }) {
  const text = screenText.useText();
  return (
    <section className={classes.keys} aria-label={text('keys.title')}>
      <h2>{text('keys.title')}</h2>
      <ul>
        {KEYS.map((key) => (
          <li key={key}>{text(`keys.${key}`)}</li>
        ))}
      </ul>
      <button
        type="button"
        className={classes.cover}
        aria-label={text('keys.help')}
        onClick={close}
      />
    </section>
  );
}
