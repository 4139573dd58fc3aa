import './mantine-combobox.css';
import { Combobox, useCombobox } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { inputClass } from '../form-field.tsx';
import classes from './pick-list.module.css';

export interface PickOption {
  value: string;
  label: string;
  /** Stands behind the label, quietly. */
  note?: string;
  mark?: ReactNode;
}

interface PickListProps {
  /** Read out; the visible label stands elsewhere. */
  label: string;
  options: readonly PickOption[];
  /** The label of what is chosen at present. */
  chosen: string;
  /** Null empties the field. */
  onPick: (option: PickOption | null) => void;
  /** Hears of each typed text; without it the options are narrowed here. */
  onText?: (text: string) => void;
  /** Offers to make what was typed: the words of the offer, and what then happens. */
  create?: { offer: (text: string) => string; run: (text: string) => void };
  onCancel?: () => void;
  emptyText: string;
  placeholder?: string;
  autoFocus?: boolean;
  className?: string;
  id?: string;
}

const CREATE = ' create';
/** More is not read anyway; typing narrows. */
const SHOWN = 100;

/** A field to type into that offers what fits, and to make what is missing. */
export function PickList(props: PickListProps) {
  const { options, chosen, onPick, onText, create, autoFocus = false } = props;
  const [text, setText] = useState(chosen);
  const [typed, setTyped] = useState(false);
  const box = useCombobox({ defaultOpened: autoFocus });
  const shown = (typed && !onText ? narrow(options, text) : options).slice(0, SHOWN);
  const isNew = typed && text.trim() !== '' && !shown.some(({ label }) => label === text.trim());
  useEffect(() => setText(chosen), [chosen]);
  useEffect(() => {
    if (typed && shown.length + Number(isNew) > 0) box.selectFirstOption();
  }, [typed, shown.length, isNew, box.selectFirstOption]);

  function pick(value: string): void {
    box.closeDropdown();
    setTyped(false);
    if (value === CREATE) {
      create?.run(text.trim());
      return;
    }
    const option = options.find((one) => one.value === value);
    if (!option) return;
    setText(option.label);
    onPick(option);
  }

  function leave(): void {
    box.closeDropdown();
    if (typed && text.trim() === '') onPick(null);
    else props.onCancel?.();
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      setTyped(false);
      setText(chosen);
      props.onCancel?.();
    } else if (event.key === 'Enter' && typed && text.trim() === '') {
      event.preventDefault();
      onPick(null);
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
          autoFocus={autoFocus}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
          onClick={() => box.openDropdown()}
          onChange={(event) => {
            setTyped(true);
            setText(event.target.value);
            onText?.(event.target.value);
            box.openDropdown();
          }}
          onBlur={leave}
          onKeyDown={handleKey}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown}>
        <Combobox.Options className={classes.options} aria-label={props.label}>
          {shown.map((option) => (
            <Combobox.Option
              key={option.value}
              value={option.value}
              className={classes.option}
              active={option.label === chosen}
            >
              {option.mark}
              <span className={classes.label}>{option.label}</span>
              {option.note && <span className={classes.note}>{option.note}</span>}
            </Combobox.Option>
          ))}
          {create && isNew && (
            <Combobox.Option value={CREATE} className={classes.option}>
              <Plus size={14} aria-hidden="true" />
              {create.offer(text.trim())}
            </Combobox.Option>
          )}
          {shown.length === 0 && !(create && isNew) && (
            <Combobox.Empty className={classes.empty}>{props.emptyText}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function narrow(options: readonly PickOption[], text: string): PickOption[] {
  const wanted = text.trim().toLocaleLowerCase();
  return options.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
}
