import { useNavigate } from '@tanstack/react-router';
import { Contact } from 'lucide-react';
import { useEffect, useState } from 'react';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { offlineText } from '../offline-text.ts';
import { readShared, type SharedContact } from './read-shared.ts';
import classes from './share-page.module.css';

interface Received {
  line: string;
  contacts: SharedContact[];
}

/** What another app shared: a text becomes a line to capture, contacts are added one by one. */
export function SharePage() {
  const text = offlineText.useText();
  const navigate = useNavigate();
  const [received, setReceived] = useState<Received | null>(null);
  useEffect(() => {
    let isGone = false;
    void readShared().then((shared) => {
      if (isGone) return;
      setReceived(shared);
      if (shared.contacts.length > 0 || !shared.line) return;
      void navigate({ to: '/', replace: true }).then(() => openOverlay('capture', shared.line));
    });
    return () => {
      isGone = true;
    };
  }, [navigate]);
  if (!received) return <SkeletonRows />;
  const { contacts } = received;
  return (
    <>
      <PageHeader title={text('share.title')} />
      {contacts.length === 0 ? (
        <EmptyState icon={Contact} title={text('share.empty')} />
      ) : (
        <ul
          className={classes.contacts}
          aria-label={text('share.people', { count: contacts.length })}
        >
          {contacts.map((contact) => (
            <ContactRow key={JSON.stringify(contact)} contact={contact} />
          ))}
        </ul>
      )}
    </>
  );
}

function ContactRow({ contact }: { contact: SharedContact }) {
  const text = offlineText.useText();
  const { company, ...values } = contact;
  const name = [values.first_name, values.last_name].filter(Boolean).join(' ');
  const facts = [values.job_title, company, ...values.phones, ...values.emails].filter(Boolean);
  return (
    <li className={classes.contact}>
      <div className={classes.words}>
        <p className={classes.name}>{name}</p>
        <p className={classes.facts}>{facts.join(' · ')}</p>
      </div>
      <Button look="main" onClick={() => openOverlay('create', { type: 'person', values })}>
        {text('share.add')}
      </Button>
    </li>
  );
}
