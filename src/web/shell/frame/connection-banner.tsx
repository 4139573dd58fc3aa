import { CloudOff, Hourglass } from 'lucide-react';
import { connection } from '../../api/connection.ts';
import { useStore } from '../../api/store.ts';
import { signs } from '../../offline/signs/signs-at-hand.ts';
import { shellText } from '../shell-text.ts';
import classes from './connection-banner.module.css';

/** Says calmly what stands between the person and the server, and that nothing is lost. */
export function ConnectionBanner() {
  const text = shellText.useText();
  const state = useStore(connection);
  const Signs = useStore(signs);
  const Icon = state === 'offline' ? CloudOff : Hourglass;
  return (
    <div role="status">
      {state !== 'good' && (
        <p className={classes.banner} data-state={state}>
          <Icon size={14} aria-hidden="true" />
          {text(`connection.${state}`)}
        </p>
      )}
      {Signs && <Signs />}
    </div>
  );
}
