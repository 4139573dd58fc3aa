import { Link } from '@tanstack/react-router';
import { CircleCheck, CloudDownload, CloudOff, type LucideIcon } from 'lucide-react';
import { formatBytes } from '#src/features/work/file/web/shared/shown-file.ts';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { connection } from '#src/web/api/connection.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { readNear } from '#src/web/offline/fetch-near.ts';
import { waiting } from '#src/web/offline/waiting.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { offlineText } from '../offline-text.ts';
import classes from './device-section.module.css';
import { type Readiness, useKept } from './use-kept.ts';

const ICONS: Record<Readiness, LucideIcon> = {
  ready: CircleCheck,
  reading: CloudDownload,
  'not-yet': CloudDownload,
  unable: CloudOff,
};

/** Whether this device is ready for work without a connection, what it keeps for that, and how to clear it. */
export function DeviceSection() {
  const text = offlineText.useText();
  const who = useStore(reader);
  const isOnline = useStore(connection) !== 'offline';
  const entries = useStore(waiting);
  const { kept, since, readiness, clear } = useKept();
  if (kept === undefined) return <SkeletonRows count={6} />;
  const Icon = ICONS[readiness];
  async function clearAll(): Promise<void> {
    await clear();
    showToast(text('device.cleared'));
  }
  return (
    <>
      <p className={classes.state} data-state={readiness} role="status">
        <Icon size={18} aria-hidden="true" />
        {text(`device.${readiness}.title`)}
      </p>
      <p className={classes.text}>{text(`device.${readiness}.text`)}</p>
      {kept && (
        <dl className={classes.facts}>
          {kept.records
            .filter(({ count }) => count > 0)
            .map(({ type, count }) => (
              <Fact key={type.type} name={recordPluralLabel(type)} value={String(count)} />
            ))}
          <Fact name={text('device.size')} value={formatBytes(kept.characters, who.locale)} />
          {since !== null && (
            <Fact
              name={text('device.since')}
              value={formatInstant(new Date(since).toISOString(), who)}
            />
          )}
        </dl>
      )}
      {entries.length > 0 && (
        <p className={classes.text}>
          <Link to="/waiting" className={classes.link}>
            {text('device.waiting', { count: entries.length })}
          </Link>
        </p>
      )}
      {kept && (
        <>
          <div className={classes.actions}>
            <Button
              busy={readiness === 'reading'}
              disabled={!isOnline}
              onClick={() => void readNear()}
            >
              {text('device.read')}
            </Button>
            <Button look="quiet" disabled={kept.answers === 0} onClick={() => void clearAll()}>
              {text('device.clear')}
            </Button>
          </div>
          <p className={classes.text}>{text('device.until')}</p>
        </>
      )}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
