import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { foldedFields, formFields, sectionsOf } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { listRecordParts } from '#src/web/shell/features.ts';
import { Button } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { OneRecord } from '../../data/record-client.ts';
import { useCellSaves } from '../../data/use-cell-saves.ts';
import { isEditable, isEmptyValue } from '../../fields/format-value.ts';
import { useWholeAids } from '../../fields/use-reading-aids.ts';
import { whoChanges } from '../../labels.ts';
import { recordsText } from '../../records-text.ts';
import { useNoteView } from '../use-note-view.ts';
import { AccessRows } from './access-rows.tsx';
import { FieldRow } from './field-row.tsx';
import classes from './record-details.module.css';

interface RecordDetailsProps {
  declaration: RecordDeclaration;
  record: OneRecord;
}

/** The fields of a record. Those that are empty and seldom used wait behind a button. */
export function RecordDetails({ declaration, record }: RecordDetailsProps) {
  const text = recordsText.useText();
  const aids = useWholeAids(record.refs);
  const saves = useCellSaves(declaration);
  const [all, setAll] = useState(false);
  useNoteView(declaration.plural, record.id);
  const mayEdit = record.can.includes('edit');
  const isPhone = useIsPhone();
  const onTop = listRecordParts(declaration.type, 'top').flatMap(({ shows }) => shows ?? []);
  const folded = foldedFields(declaration);
  const hidden = formFields(declaration).filter((name) => {
    if (folded) return onTop.includes(name) || folded.has(name);
    if (onTop.includes(name) || !isShown(declaration, record, name)) return true;
    return isPhone && isNeedless(declaration, record, name);
  });
  const isSeen = (name: string) => all || !hidden.includes(name);
  const sections = sectionsOf(declaration).filter(({ fields }) => fields.some(isSeen));
  return (
    <>
      {sections.map((section) => (
        <section key={section.id} aria-label={section.label || undefined}>
          {section.label && <h3 className={classes.section}>{section.label}</h3>}
          <dl className={classes.fields}>
            {section.fields.filter(isSeen).map((name) => (
              <FieldRow
                key={name}
                editable={mayEdit && isEditable(declaration.fields[name])}
                {...{ declaration, record, name, aids, saves }}
              />
            ))}
          </dl>
        </section>
      ))}
      {hidden.length > 0 && (
        <Button
          look="quiet"
          className={classes.more ?? ''}
          aria-expanded={all}
          icon={<ChevronDown size={14} data-up={all} aria-hidden="true" />}
          onClick={() => setAll(!all)}
        >
          {all
            ? text(folded ? 'page.hideFolded' : 'page.hideEmpty')
            : text('page.showEmpty', { count: hidden.length })}
        </Button>
      )}
      {declaration.readOnly && <p className={classes.kept}>{whoChanges(declaration)}</p>}
      <dl className={classes.fields}>
        <AccessRows {...{ declaration, record, aids, saves }} editable={mayEdit} />
      </dl>
    </>
  );
}

/** On the phone what was said lies beneath the fields: what is empty or in the title makes way. */
function isNeedless(declaration: RecordDeclaration, record: OneRecord, name: string): boolean {
  const field = declaration.fields[name];
  if (isEmptyValue(record[name]))
    return !(field?.required || field?.custom || isAsked(declaration, name));
  if (name === declaration.subtitle) return true;
  return declaration.title({ ...record, [name]: null }) !== declaration.title(record);
}

/** What it is worth, whose it is and when it ends are asked for on the phone too. */
function isAsked({ fields, listFields }: RecordDeclaration, name: string): boolean {
  const isPlain = ['reference', 'money', 'date'].includes(fields[name]?.kind ?? '');
  return isPlain && !fields[name]?.readOnly && listFields.includes(name);
}

function isShown(declaration: RecordDeclaration, record: OneRecord, name: string): boolean {
  const field = declaration.fields[name];
  if (!isEmptyValue(record[name])) return true;
  // what the workspace added is asked for
  const isWanted = field?.required || field?.custom || declaration.listFields.includes(name);
  return !field?.readOnly && Boolean(isWanted);
}
