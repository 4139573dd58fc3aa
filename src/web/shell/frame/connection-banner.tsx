import { Link } from '@tanstack/react-router';
import { CloudOff, CloudUpload, Hourglass, RefreshCw } from 'lucide-react';
import { connection } from '../../api/connection.ts';
import { useStore } from '../../api/store.ts';
import { formatInstant } from '../../i18n/dates.ts';
import { reader } from '../../i18n/reader.ts';
import { newVersion } from '../../offline/new-version.ts';
import { shownAsOf, waiting } from '../../offline/waiting.ts';
import { shellText } from '../shell-text.ts';
import classes from './connection-banner.module.css';

/** Says calmly what stands between the person and the server, and that nothing is lost. */
export function ConnectionBanner() {
  return (
    <div role="status">
      <ConnectionState />
      <WaitingSign />
      <NewVersionSign />
    </div>
  );
}

function ConnectionState() {
  const text = shellText.useText();
  const state = useStore(connection);
  const asOf = useStore(shownAsOf);
  const who = useStore(reader);
  if (state === 'good') return null;
  const Icon = state === 'offline' ? CloudOff : Hourglass;
  const when = asOf && formatInstant(new Date(asOf).toISOString(), who);
  return (
    <p className={classes.banner} data-state={state}>
      <Icon size={14} aria-hidden="true" />
      <span>
        {text(`connection.${state}`)}
        {when && ` ${text('connection.asOf', { when })}`}
      </span>
    </p>
  );
}

/** How much is on its way, and whether something needs the person. */
function WaitingSign() {
  const text = shellText.useText();
  const entries = useStore(waiting);
  const refused = entries.filter(({ state }) => state === 'refused').length;
  if (entries.length === 0) return null;
  const says = refused > 0 ? 'connection.refused' : 'connection.waiting';
  return (
    <Link to="/waiting" className={classes.sign} data-refused={refused > 0 || undefined}>
      <CloudUpload size={14} aria-hidden="true" />
      {text(says, { count: refused || entries.length })}
    </Link>
  );
}

function NewVersionSign() {
  const text = shellText.useText();
  const takeOver = useStore(newVersion);
  if (!takeOver) return null;
  return (
    <button type="button" className={classes.sign} onClick={takeOver}>
      <RefreshCw size={14} aria-hidden="true" />
      {text('connection.newVersion')}
    </button>
  );
}
