import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useTabTitle } from '#src/web/shell/page-header.tsx';
import { NotFoundScreen } from '#src/web/shell/screens/error-screen.tsx';
import { meQuery } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import classes from '../rules.module.css';
import { documentText } from './document-text.ts';

const PARTS = {
  assessment: ['purpose', 'data', 'need', 'basis', 'risks', 'measures', 'rights', 'result'],
  agreement: ['scope', 'use', 'ban', 'access', 'window', 'coach', 'change', 'end'],
} as const;

/** A paper to print, filled in with the workspace; what only people know is left to write in. */
export function DocumentPage() {
  const text = documentText.useText();
  const { document } = useParams({ strict: false }) as { document: string };
  const name = document === 'assessment' || document === 'agreement' ? document : null;
  const { data: me } = useQuery(meQuery);
  const who = useStore(reader);
  // on paper no “today” stays true
  const format = new Intl.DateTimeFormat(who.locale, {
    ...{ dateStyle: 'long', timeZone: who.timeZone },
  });
  const today = format.format(new Date());
  useTabTitle(name ? text(`${name}.title`) : '');
  if (!name) return <NotFoundScreen isSure />;
  const workspace = me?.workspace.name ?? '…';
  return (
    <main className={classes.paper}>
      <div className={classes.head} data-screen="">
        <Link className={classes.link} to={'/uptake/rules' as string}>
          {text('back')}
        </Link>
        <Button look="main" onClick={() => window.print()}>
          {text('print')}
        </Button>
      </div>
      <h1>{text(`${name}.title`)}</h1>
      <p className={classes.quiet}>
        {workspace} · {today}
      </p>
      <p>{text(`${name}.lead`, { workspace })}</p>
      {name === 'assessment'
        ? PARTS.assessment.map((part) => (
            <section key={part}>
              <h2>{text(`assessment.${part}.title`)}</h2>
              <p>{text(`assessment.${part}.text`, { workspace })}</p>
            </section>
          ))
        : PARTS.agreement.map((part) => (
            <section key={part}>
              <h2>{text(`agreement.${part}.title`)}</h2>
              <p>{text(`agreement.${part}.text`, { workspace })}</p>
            </section>
          ))}
      <p className={classes.quiet}>{text('notLaw')}</p>
      <div className={classes.signatures}>
        <span>{text('place')}</span>
        <span>{text(`${name}.first`)}</span>
        <span>{text(`${name}.second`)}</span>
      </div>
    </main>
  );
}
