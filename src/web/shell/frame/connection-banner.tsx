import { CloudOff, Hourglass } from 'lucide-react';
import { connection } from '../../api/connection.ts';
import { useStore } from '../../api/store.ts';
import { shellText } from '../shell-text.ts';
import classes from './connection-banner.module.css';

/** Says when the server is away or slow, and that nothing typed is lost. */
export function ConnectionBanner() {
  const text = shellText.useText();
  const state = useStore(connection);
  const Icon = state === 'offline' ? CloudOff : Hourglass;
  return (
    <div role="status">
      {state !== 'good' && (
        <p className={classes.banner} data-state={state}>
          <Icon size={14} aria-hidden="true" />
          {text(`connection.${state}`)}
        </p>
      )}
    </div>
  );
}
