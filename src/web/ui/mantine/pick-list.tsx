import './mantine-combobox.css';
import { Combobox } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { inputClass } from '../form-field.tsx';
import classes from './pick-list.module.css';
import { CREATE, type PickListProps, type PickOption, usePickList } from './use-pick-list.ts';

/** A field to type into that offers what fits, and to make what is missing. */
export function PickList(props: PickListProps) {
  const { box, text, typed, shown, isNew, pick, type, leave, giveUp } = usePickList(props);
  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      giveUp();
    } else if (event.key === 'Enter' && typed && text.trim() === '') {
      event.preventDefault();
      props.onPick(null);
    }
  }
  return (
    <Combobox store={box} onOptionSubmit={pick} width="max-content" position="bottom-start">
      <Combobox.Target>
        <input
          id={props.id}
          className={props.className ?? inputClass}
          aria-label={props.label}
          placeholder={props.placeholder}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: opened by the person, to be typed into
          autoFocus={props.autoFocus}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
          onClick={() => box.openDropdown()}
          onChange={({ target }) => type(target.value)}
          onBlur={leave}
          onKeyDown={handleKey}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        {shown.length === 0 && !isNew ? (
          <Combobox.Empty className={classes.empty}>{props.emptyText}</Combobox.Empty>
        ) : (
          <Combobox.Options className={classes.options} aria-label={props.label}>
            {shown.map((option) => (
              <Option key={option.value} option={option} active={option.label === props.chosen} />
            ))}
            {isNew && (
              <Combobox.Option value={CREATE} className={classes.option}>
                <Plus size={14} aria-hidden="true" />
                {props.create?.offer(text.trim())}
              </Combobox.Option>
            )}
          </Combobox.Options>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Option({ option, active }: { option: PickOption; active: boolean }) {
  return (
    <Combobox.Option value={option.value} className={classes.option} active={active}>
      {option.mark}
      <span className={classes.label}>{option.label}</span>
      {option.note && <span className={classes.note}>{option.note}</span>}
    </Combobox.Option>
  );
}
