import { X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { PickList } from '#src/web/ui/mantine/pick-list.tsx';
import type { PickOption } from '#src/web/ui/mantine/use-pick-list.ts';
import type { Refs } from '../data/record-client.ts';
import { useActiveMembers } from '../data/use-members.ts';
import { useTargets } from '../data/use-targets.ts';
import { choiceLabel, fieldLabel } from '../labels.ts';
import { RecordMark } from '../record-mark.tsx';
import { recordsText } from '../records-text.ts';
import type { FieldInputProps } from './field-input-props.ts';
import classes from './parted-input.module.css';

/** Chooses several of a field's choices, records or members; what is chosen stands above. */
export function PickManyInput(props: FieldInputProps) {
  const field = props.declaration.fields[props.name];
  if (field?.kind === 'references') return <RecordsInput {...props} to={field.to} />;
  if (field?.kind === 'choices') {
    const options = field.choices.map(({ value }) => ({
      value,
      label: choiceLabel(props.declaration, props.name, value),
    }));
    return <ManyInput {...props} options={options} labelOf={labelIn(options)} />;
  }
  return <MembersInput {...props} />;
}

function labelIn(options: readonly PickOption[]) {
  return (value: string) => options.find((one) => one.value === value)?.label ?? value;
}

function MembersInput(props: FieldInputProps) {
  const options = useActiveMembers().map(({ id, name }) => ({
    ...{ value: id, label: name, mark: <Avatar name={name} size="s" /> },
  }));
  return <ManyInput {...props} options={options} labelOf={labelIn(options)} />;
}

function RecordsInput(props: FieldInputProps & { to: string }) {
  const text = recordsText.useText();
  const [typed, setTyped] = useState('');
  const [titles, setTitles] = useState<Refs>(props.refs);
  const options = useTargets(props.to, typed).map(({ id, title, subtitle, type }) => ({
    value: id,
    label: title,
    note: subtitle,
    mark: <RecordMark type={type} title={title} size="s" />,
  }));
  return (
    <ManyInput
      {...props}
      refs={titles}
      options={options}
      labelOf={(id) => titles[id]?.title ?? text('pick.hidden')}
      onText={setTyped}
      onPicked={({ value, label }) => {
        const refs = { ...titles, [value]: { type: props.to, title: label } };
        setTitles(refs);
        return refs;
      }}
    />
  );
}

interface ManyInputProps extends FieldInputProps {
  options: readonly PickOption[];
  labelOf: (value: string) => ReactNode;
  onText?: (text: string) => void;
  /** The titles that are known after a choice. */
  onPicked?: (option: PickOption) => Refs;
}

function ManyInput(props: ManyInputProps) {
  const text = recordsText.useText();
  const [values, setValues] = useState(() => [props.value ?? []].flat() as string[]);
  const [touched, setTouched] = useState(false);
  const label = fieldLabel(props.declaration, props.name);
  const group = useRef<HTMLDivElement>(null);
  const chosen = useRef({ values, refs: props.refs });

  function choose(next: string[], refs: Refs = props.refs): void {
    chosen.current = { values: next, refs };
    setValues(next);
    setTouched(true);
    props.onChange(next, refs);
  }
  /** The list is drawn anew after each choice, so only a moment later the focus is where it goes. */
  function leave(): void {
    setTimeout(() => {
      if (!group.current || group.current.contains(document.activeElement)) return;
      props.onDone?.(chosen.current.values, chosen.current.refs);
    });
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a look of its own
    <div ref={group} role="group" aria-label={label} className={classes.many} onBlur={leave}>
      {values.length > 0 && (
        <ul className={classes.chips}>
          {values.map((value) => (
            <li key={value} className={classes.chip}>
              <span className={classes.clip}>{props.labelOf(value)}</span>
              <button
                type="button"
                className={classes.remove}
                aria-label={text('pick.remove', { name: String(props.labelOf(value)) })}
                onClick={() => choose(values.filter((one) => one !== value))}
              >
                <X size={12} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <PickList
        key={values.length}
        label={label}
        options={props.options.filter(({ value }) => !values.includes(value))}
        chosen=""
        placeholder={text('pick.add')}
        emptyText={text(props.onText ? 'pick.type' : 'pick.nothing')}
        onPick={(option) => {
          if (option) choose([...values, option.value], props.onPicked?.(option));
        }}
        {...(props.onText && { onText: props.onText })}
        {...((props.autoFocus || touched) && { autoFocus: true })}
        {...(props.className && { className: props.className })}
        {...(props.id && { id: props.id })}
      />
    </div>
  );
}
