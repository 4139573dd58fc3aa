import { useEffect, useState } from 'react';
import { sayMessage, wantMessages } from '#src/web/i18n/messages.ts';
import classes from './waiting.module.css';

/** Why the server refused, in the person's language. */
export function Said({ message }: { message: string }) {
  const [said, say] = useState('');
  useEffect(() => {
    const show = () => say(sayMessage(message));
    void wantMessages().then(show, show);
  }, [message]);
  return <p className={classes.problem}>{said}</p>;
}
