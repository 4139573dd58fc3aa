import { X } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { PageSection, RecordDeclaration } from '#src/records/define-record.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import { fieldsText } from '../fields-text.ts';
import classes from './arrange.module.css';
import { DRAGGED } from './dragged.ts';
import { FieldItem, type FieldItemProps } from './field-item.tsx';
import { dropSection, type Layout, placeField, renameSection } from './move-field.ts';

export interface SectionBoxProps {
  declaration: RecordDeclaration;
  section: PageSection;
  layout: Layout;
  change: (layout: Layout) => void;
  /** Just made: its name is to be typed. */
  isNew: boolean;
  actions: Pick<FieldItemProps, 'onEdit' | 'onPutAway' | 'step'>;
}

/** A section of the page with its fields, into which others can be dropped. */
export function SectionBox(props: SectionBoxProps) {
  const { declaration, section, layout, change, isNew, actions } = props;
  const text = fieldsText.useText();
  const isFirst = layout.sections[0]?.id === section.id;
  const shown = section.fields.filter((name) => !layout.hidden.includes(name));
  const [target, setTarget] = useState<string | null>();

  function over(event: DragEvent): void {
    if (!event.dataTransfer.types.includes(DRAGGED)) return;
    event.preventDefault();
    setTarget(rowUnder(event));
  }
  function drop(event: DragEvent): void {
    event.preventDefault();
    const name = event.dataTransfer.getData(DRAGGED);
    setTarget(undefined);
    if (name) change(placeField(layout, name, { section: section.id, before: rowUnder(event) }));
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handles do the same by keyboard
    <section
      className={classes.section}
      data-over={target === null || undefined}
      onDragOver={over}
      onDragLeave={() => setTarget(undefined)}
      onDrop={drop}
    >
      <div className={classes.head}>
        <SectionName
          key={section.id}
          {...{ section, isFirst, isNew }}
          rename={(label) => change(renameSection(layout, section.id, label))}
        />
        {!isFirst && (
          <IconButton
            label={text('removeSection', { section: section.label })}
            onClick={() => change(dropSection(layout, section.id))}
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <ul className={classes.fields}>
        {shown.map((name) => (
          <FieldItem
            key={name}
            {...{ declaration, name, layout, change }}
            {...actions}
            isTarget={target === name}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className={classes.empty}>{text('sectionEmpty')}</p>}
    </section>
  );
}

function rowUnder({ target }: DragEvent): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null;
  return row?.dataset.field ?? null;
}

interface SectionNameProps {
  section: PageSection;
  isFirst: boolean;
  isNew: boolean;
  rename: (label: string) => void;
}

function SectionName({ section, isFirst, isNew, rename }: SectionNameProps) {
  const text = fieldsText.useText();
  const [label, setLabel] = useState(section.label);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setLabel(section.label), [section.label]);
  useEffect(() => {
    if (!isNew) return;
    // it may stand below what is seen
    input.current?.scrollIntoView({ block: 'center' });
    input.current?.select();
  }, [isNew]);
  return (
    <input
      ref={input}
      className={classes.sectionName}
      aria-label={text('sectionName')}
      placeholder={isFirst ? text('firstSection') : text('newSection')}
      maxLength={60}
      value={label}
      onChange={({ target }) => setLabel(target.value)}
      onBlur={() => label.trim() !== section.label && rename(label.trim())}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  );
}
