import { recordLabel, recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { privacyText } from '../privacy-text.ts';
import classes from './erase.module.css';
import type { ErasurePreview } from './erase-queries.ts';

interface ShowPreviewProps {
  preview: ErasurePreview;
  withShared: boolean;
  onShared: (withShared: boolean) => void;
}

/** What erasing would take away, what would stay, and what it does not reach. */
export function ShowPreview({ preview, withShared, onShared }: ShowPreviewProps) {
  const text = privacyText.useText();
  const { stays, mentions, left, events, file_bytes } = preview;
  const size = useSize(file_bytes);
  return (
    <>
      <section>
        <h3 className={classes.heading}>{text('erase.goes')}</h3>
        <Goes goes={preview.goes} />
        {file_bytes > 0 && <p className={classes.note}>{text('erase.bytes', { size })}</p>}
        <p className={classes.note}>{text('erase.events', { count: events })}</p>
        <p className={classes.note}>{text('erase.private')}</p>
      </section>
      {(stays.length > 0 || withShared) && (
        <section>
          <h3 className={classes.heading}>{text('erase.stays')}</h3>
          <Links records={stays} />
          {stays.length > 0 && <p className={classes.note}>{text('erase.staysText')}</p>}
          <label className={classes.choice}>
            <input
              type="checkbox"
              checked={withShared}
              onChange={({ target }) => onShared(target.checked)}
            />
            {text('erase.withShared')}
          </label>
        </section>
      )}
      {mentions.length > 0 && (
        <section>
          <h3 className={classes.heading}>{text('erase.mentions')}</h3>
          <Links records={mentions} />
        </section>
      )}
      {left.length > 0 && (
        <section>
          <h3 className={classes.heading}>{text('erase.left')}</h3>
          <ul className={classes.items}>
            {left.map(({ words, why }) => (
              <li key={words}>
                {words} – {text(`erase.${why}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={classes.note}>
        {text('erase.partsNote')} {text('erase.backups')}
      </p>
    </>
  );
}

function Goes({ goes }: Pick<ErasurePreview, 'goes'>) {
  const types = useRecordTypes();
  return (
    <ul className={classes.items}>
      {goes.map(({ type, count }) => {
        const declaration = types.get(type);
        const label = declaration
          ? count === 1
            ? recordLabel(declaration)
            : recordPluralLabel(declaration)
          : type;
        return (
          <li key={type}>
            {count} {label}
          </li>
        );
      })}
    </ul>
  );
}

/** In tabs of their own, so that the dialog stays. */
function Links({ records }: { records: ErasurePreview['stays'] }) {
  const types = useRecordTypes();
  return (
    <ul className={classes.items}>
      {records.map(({ type, id, title }) => (
        <li key={id}>
          <a
            className={classes.link}
            href={`/${types.get(type)?.plural}/${id}`}
            target="_blank"
            rel="noreferrer"
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

function useSize(bytes: number): string {
  const { locale } = useStore(reader);
  const isBig = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isBig ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isBig ? 1 : 0,
  }).format(Math.max(bytes / (isBig ? 1_000_000 : 1000), isBig ? 0.1 : 1));
}
