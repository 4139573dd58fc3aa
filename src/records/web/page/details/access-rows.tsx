import { Lock } from 'lucide-react';
import { AUDIENCES, type RecordDeclaration, VISIBILITIES } from '#src/records/define-record.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { OneRecord } from '../../data/record-client.ts';
import type { CellSaves } from '../../data/use-cell-saves.ts';
import type { ReadingAids } from '../../fields/format-value.ts';
import { visibilityLabel } from '../../labels.ts';
import { recordsText } from '../../records-text.ts';
import classes from './field-row.module.css';
import { FieldRow } from './field-row.tsx';

interface AccessRowsProps {
  declaration: RecordDeclaration;
  record: OneRecord;
  aids: ReadingAids;
  saves: CellSaves;
  editable: boolean;
}

/** Whose record it is and who sees it. */
export function AccessRows(props: AccessRowsProps) {
  const { declaration, record, saves, editable } = props;
  const text = recordsText.useText();
  const { member } = useMe();
  const isPrivate = record.visibility === 'private';
  // whose it is and who sees it may follow from whom it names
  const mayDecide = editable && !declaration.seenBy;
  const mayKeep = mayDecide && record.owner_id === member.id && !declaration.followsAudience;
  const choices = declaration.seenBy ? AUDIENCES : VISIBILITIES;
  return (
    <>
      <FieldRow {...props} name="owner_id" editable={mayDecide} />
      <div className={classes.row}>
        <dt className={classes.name}>
          <span className={classes.label}>{text('page.seenBy')}</span>
        </dt>
        <dd className={classes.value}>
          <select
            className={classes.select}
            aria-label={text('page.seenBy')}
            disabled={!mayDecide}
            value={record.visibility}
            onChange={({ target }) => saves.save(record, 'visibility', { value: target.value })}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {visibilityLabel(one)}
              </option>
            ))}
          </select>
          {isPrivate ? (
            <p className={classes.private}>
              <Lock size={14} aria-hidden="true" />
              {text('page.keepToMyselfNote')}
            </p>
          ) : (
            mayKeep && (
              <Button
                look="quiet"
                className={classes.keep ?? ''}
                icon={<Lock size={14} aria-hidden="true" />}
                onClick={() => saves.save(record, 'visibility', { value: 'private' })}
              >
                {text('page.keepToMyself')}
              </Button>
            )
          )}
        </dd>
      </div>
    </>
  );
}
