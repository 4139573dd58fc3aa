import { useNavigate, useSearch } from '@tanstack/react-router';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import classes from './consent.module.css';
import { consentText } from './consent-text.ts';
import { RecordForm } from './record-form.tsx';

/** Records for the people who were ticked in a list what they said, as one. */
export function RecordConsentPage() {
  const text = consentText.useText();
  const navigate = useNavigate();
  const { ids } = useSearch({ strict: false }) as { ids?: unknown };
  const personIds = typeof ids === 'string' ? ids.split(',').filter(Boolean) : [];
  return (
    <>
      <PageHeader title={text('record')} note={text('people', { count: personIds.length })} />
      <div className={classes.page}>
        {personIds.length === 0 ? (
          <p className={classes.quiet}>{text('nobodyChosen')}</p>
        ) : (
          <RecordForm personIds={personIds} onDone={() => void navigate({ to: '/people' })} />
        )}
      </div>
    </>
  );
}
