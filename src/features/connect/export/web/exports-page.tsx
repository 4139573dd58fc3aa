import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import classes from './exports-page.module.css';
import { exportsText } from './exports-text.ts';
import { ExportsSection } from './shared/exports-section.tsx';

/** What stands in the settings too, for who comes from a list. */
export function ExportsPage() {
  const text = exportsText.useText();
  const { member } = useMe();
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        {member.role === 'administrator' ? <ExportsSection /> : <p>{text('forbidden')}</p>}
      </div>
    </>
  );
}
