import { Link } from '@tanstack/react-router';
import { CloudUpload, RefreshCw } from 'lucide-react';
import { connection } from '#src/web/api/connection.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { newVersion } from '../new-version.ts';
import { shownAsOf, waiting } from '../waiting.ts';
import classes from './offline-signs.module.css';
import { signsText } from './signs-text.ts';

/** How old what is shown is, how much waits to be sent, and whether there is a new version. */
export function OfflineSigns() {
  return (
    <>
      <AsOf />
      <WaitingSign />
      <NewVersionSign />
    </>
  );
}

function AsOf() {
  const text = signsText.useText();
  const state = useStore(connection);
  const asOf = useStore(shownAsOf);
  const who = useStore(reader);
  if (state === 'good' || asOf === null) return null;
  const when = formatInstant(new Date(asOf).toISOString(), who);
  return <p className={classes.note}>{text('asOf', { when })}</p>;
}

function WaitingSign() {
  const text = signsText.useText();
  const entries = useStore(waiting);
  const refused = entries.filter(({ state }) => state === 'refused').length;
  if (entries.length === 0) return null;
  return (
    <Link to="/waiting" className={classes.sign} data-refused={refused > 0 || undefined}>
      <CloudUpload size={14} aria-hidden="true" />
      {text(refused > 0 ? 'refused' : 'waiting', { count: refused || entries.length })}
    </Link>
  );
}

function NewVersionSign() {
  const text = signsText.useText();
  const takeOver = useStore(newVersion);
  if (!takeOver) return null;
  return (
    <button type="button" className={classes.sign} onClick={takeOver}>
      <RefreshCw size={14} aria-hidden="true" />
      {text('newVersion')}
    </button>
  );
}
