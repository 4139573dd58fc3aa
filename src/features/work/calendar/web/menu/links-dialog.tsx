import { useQuery } from '@tanstack/react-query';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { copyText } from '#src/web/shell/copy-text.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import type {
  createCalendarLink,
  listCalendarLinks,
  revokeCalendarLink,
} from '../../calendar-api.ts';
import { calendarText } from '../calendar-text.ts';
import classes from './dialog.module.css';

const LINKS = ['calendar_link', 'list'];

/** Secret links by which other programs show one's calendar: made, copied once, ended. */
export function LinksDialog({ onClose }: { onClose: () => void }) {
  const text = calendarText.useText();
  const { act } = useAttempt(['calendar_link']);
  const [url, setUrl] = useState('');
  const { data } = useQuery({
    queryKey: LINKS,
    queryFn: () => call<typeof listCalendarLinks>('GET /api/v1/calendar-links', {}),
  });
  const make = () =>
    act(async () => {
      const made = await call<typeof createCalendarLink>(
        'POST /api/v1/calendar-links',
        {},
        { says: false },
      );
      setUrl(made.url);
    });
  const end = (id: string) =>
    act(async () => {
      await call<typeof revokeCalendarLink>(
        'DELETE /api/v1/calendar-links/{id}',
        { params: { id } },
        { says: false },
      );
      showToast(text('links.ended'));
    });

  return (
    <Dialog title={text('links.title')} close={onClose}>
      <div className={classes.dialog}>
        <p className={classes.text}>{text('links.text')}</p>
        {url ? (
          <NewLink url={url} />
        ) : (
          <div>
            <Button look="main" onClick={() => void make()}>
              {text('links.make')}
            </Button>
          </div>
        )}
        <Made links={data?.items ?? []} onEnd={(id) => void end(id)} />
      </div>
    </Dialog>
  );
}

function NewLink({ url }: { url: string }) {
  const text = calendarText.useText();
  const copy = () => copyText(url, text('links.copied'));
  return (
    <div role="status">
      <p className={classes.text}>{text('links.once')}</p>
      <div className={classes.line}>
        <input
          readOnly
          className={inputClass}
          aria-label={text('links.once')}
          value={url}
          onFocus={({ target }) => target.select()}
        />
        <Button icon={<Copy size={14} aria-hidden="true" />} onClick={() => void copy()}>
          {text('links.copy')}
        </Button>
      </div>
    </div>
  );
}

interface MadeProps {
  links: readonly { id: string; created_at: string }[];
  onEnd: (id: string) => void;
}

function Made({ links, onEnd }: MadeProps) {
  const text = calendarText.useText();
  const who = useStore(reader);
  return (
    <ul>
      {links.map(({ id, created_at }) => (
        <li key={id} className={classes.link}>
          {text('links.made', { at: formatInstant(created_at, who) })}
          <Button look="danger" onClick={() => onEnd(id)}>
            {text('links.end')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
