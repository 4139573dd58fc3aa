import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { Lineage } from '../../lineage-api.ts';
import classes from './lineage-section.module.css';
import { lineageText } from './lineage-text.ts';
import { useFieldWords } from './use-field-words.ts';

/** Fields that are kept though nobody reads them, with what for. */
export function KeptFields({ kept }: { kept: Lineage['kept'] }) {
  const text = lineageText.useText();
  const told = useStore(reader);
  const words = useFieldWords();
  if (kept.length === 0) return null;
  return (
    <section>
      <h3 className={classes.heading}>{text('section.kept')}</h3>
      <ul className={classes.list}>
        {kept.map(({ id, record_type, field, reason, until }) => {
          const { label, types } = words(record_type, field);
          const day = formatDate(until, told);
          return (
            <li key={id} className={classes.item}>
              <span className={classes.what}>
                <span className={classes.name}>{text('section.of', { field: label, types })}</span>
                <span className={classes.quiet}>{text('section.until', { reason, day })}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
