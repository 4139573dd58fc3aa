import { Link } from '@tanstack/react-router';
import { promiseText } from '../promise-text.ts';
import classes from './service-section.module.css';

const PLACES = [
  { name: 'forms', to: '/case_forms' },
  { name: 'macros', to: '/macros' },
  { name: 'articles', to: '/articles' },
] as const;

/** What helps with cases and has a list of its own: forms, prepared answers, articles. */
export function FurtherPart() {
  const text = promiseText.useText();
  return (
    <section>
      <h3 className={classes.title}>{text('further.title')}</h3>
      <ul>
        {PLACES.map(({ name, to }) => (
          <li key={name} className={classes.further}>
            <Link to={to} className={classes.furtherName}>
              {text(`further.${name}`)}
            </Link>
            <span className={classes.quiet}>{text(`further.${name}Text`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
