import { useQuery } from '@tanstack/react-query';
import { Plus, Rows3 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { fieldLabel, recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { Button } from '#src/web/ui/button.tsx';
import classes from '../arrange/arrange.module.css';
import { HiddenFields } from '../arrange/hidden-fields.tsx';
import { addSection, type Layout, stepField } from '../arrange/move-field.ts';
import { Preview } from '../arrange/preview.tsx';
import { SectionBox } from '../arrange/section-box.tsx';
import { useLayout } from '../arrange/use-layout.ts';
import { FieldDialog } from '../edit/field-dialog.tsx';
import { ownFieldsQuery, usePutAway } from '../fields-queries.ts';
import { fieldsText } from '../fields-text.ts';

/** What administrators ask for in each record type, and how it stands on the page. */
export function FieldsSection() {
  const text = fieldsText.useText();
  const types = [...useRecordTypes().values()].filter(({ listFields }) => listFields.length > 0);
  const [chosen, choose] = useState(types[0]?.type);
  const declaration = types.find(({ type }) => type === chosen);
  return (
    <div className={classes.screen}>
      <p className={classes.text}>{text('text')}</p>
      <nav aria-label={text('types')} className={classes.types}>
        {types.map((one) => (
          <button
            key={one.type}
            type="button"
            className={classes.type}
            aria-pressed={one.type === chosen}
            onClick={() => choose(one.type)}
          >
            {recordPluralLabel(one)}
          </button>
        ))}
      </nav>
      {declaration && <TypeFields key={declaration.type} declaration={declaration} />}
    </div>
  );
}

function TypeFields({ declaration }: { declaration: RecordDeclaration }) {
  const text = fieldsText.useText();
  const own = useQuery(ownFieldsQuery).data?.items ?? [];
  const ofType = own.filter(({ record_type }) => record_type === declaration.type);
  const { layout, change } = useLayout(declaration);
  const { step, said } = useStep(declaration, layout, change);
  const putAway = usePutAway();
  const [editing, edit] = useState<{ name: string | null } | null>(null);
  const [made, setMade] = useState<string>();
  function makeSection(): void {
    const next = addSection(layout, text('newSection'));
    change(next);
    setMade(next.sections.at(-1)!.id);
  }
  const fieldOf = (name: string | null) => ofType.find((field) => field.name === name);
  const actions = {
    step,
    onEdit: (name: string) => edit({ name }),
    onPutAway: (name: string) => putAway.mutate(fieldOf(name)!),
  };
  return (
    <div className={classes.columns}>
      <div>
        <div className={classes.tools}>
          <Button
            look="main"
            icon={<Plus size={14} aria-hidden="true" />}
            onClick={() => edit({ name: null })}
          >
            {text('add')}
          </Button>
          <Button look="quiet" icon={<Rows3 size={14} aria-hidden="true" />} onClick={makeSection}>
            {text('addSection')}
          </Button>
        </div>
        {layout.sections.map((section) => (
          <SectionBox
            key={section.id}
            {...{ declaration, section, layout, change, actions }}
            isNew={section.id === made}
          />
        ))}
        <HiddenFields
          away={ofType.filter(({ archived_at }) => archived_at)}
          {...{ declaration, layout, change }}
        />
        <p role="status" className={classes.said}>
          {said}
        </p>
      </div>
      <Preview declaration={arranged(declaration, layout)} />
      {editing && (
        <FieldDialog
          declaration={declaration}
          field={fieldOf(editing.name)}
          close={() => edit(null)}
        />
      )}
    </div>
  );
}

/** Moves a field by one place, says where it is now, and keeps the focus on its handle. */
function useStep(declaration: RecordDeclaration, layout: Layout, change: (layout: Layout) => void) {
  const text = fieldsText.useText();
  const [said, say] = useState('');
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  function step(name: string, by: -1 | 1): void {
    const next = stepField(layout, name, by);
    change(next);
    const section = next.sections.find(({ fields }) => fields.includes(name));
    const place = section?.fields.filter((one) => !next.hidden.includes(one)).indexOf(name) ?? 0;
    say(
      text('moved', {
        field: fieldLabel(declaration, name),
        place: place + 1,
        section: section?.label || text('firstSection'),
      }),
    );
    clearTimeout(waiting.current);
    const isOnHandle = document.activeElement?.matches('[data-handle]');
    waiting.current = setTimeout(() => {
      if (isOnHandle) document.querySelector<HTMLElement>(`[data-handle="${name}"]`)?.focus();
    });
  }
  return { step, said };
}

/** The declaration as it will be once the arrangement is saved. */
function arranged(declaration: RecordDeclaration, layout: Layout): RecordDeclaration {
  const fields = Object.entries(declaration.fields).map(([name, { hidden: _was, ...field }]) => [
    name,
    layout.hidden.includes(name) ? { ...field, hidden: true } : field,
  ]);
  return { ...declaration, fields: Object.fromEntries(fields), sections: layout.sections };
}
