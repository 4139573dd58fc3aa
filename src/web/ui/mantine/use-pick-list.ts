import { useCombobox } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';

export interface PickOption {
  value: string;
  label: string;
  /** Stands behind the label, quietly. */
  note?: string;
  mark?: ReactNode;
}

export interface PickListProps {
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

/** The value of the offer to make what was typed. */
export const CREATE = ' create';
/** More is not read anyway; typing narrows. */
const SHOWN = 100;

/** What is typed and offered, and what becomes of it. */
export function usePickList({
  options,
  chosen,
  onPick,
  onText,
  create,
  onCancel,
  autoFocus,
}: PickListProps) {
  const [text, setText] = useState(chosen);
  const [typed, setTyped] = useState(false);
  const box = useCombobox({ defaultOpened: autoFocus ?? false });
  const shown = (typed && !onText ? narrow(options, text) : options).slice(0, SHOWN);
  const name = text.trim();
  const isNew = Boolean(create && typed && name && !shown.some(({ label }) => label === name));
  useEffect(() => setText(chosen), [chosen]);
  useEffect(() => {
    if (typed && shown.length + Number(isNew) > 0) box.selectFirstOption();
  }, [typed, shown.length, isNew, box.selectFirstOption]);

  function pick(value: string): void {
    box.closeDropdown();
    setTyped(false);
    if (value === CREATE) {
      create?.run(name);
      return;
    }
    const option = options.find((one) => one.value === value);
    if (!option) return;
    setText(option.label);
    onPick(option);
  }

  function type(next: string): void {
    setTyped(true);
    setText(next);
    onText?.(next);
    box.openDropdown();
  }

  function leave(): void {
    box.closeDropdown();
    if (!typed) {
      onCancel?.();
      return;
    }
    if (name === '') {
      onPick(null);
      return;
    }
    const meant = findMeant(shown, name, { isUnsure: Boolean(onText ?? create) });
    if (meant) pick(meant.value);
    else giveUp();
  }

  function giveUp(): void {
    setTyped(false);
    setText(chosen);
    onCancel?.();
  }

  return { box, text, typed, shown, isNew, pick, type, leave, giveUp };
}

/**
 * What somebody meant who typed and went on: the option of that name, or the only one that fits.
 * Where others may fit that are not listed, or what was typed may be something new, its name alone.
 */
export function findMeant(
  shown: readonly PickOption[],
  name: string,
  { isUnsure }: { isUnsure: boolean },
): PickOption | undefined {
  const wanted = name.toLocaleLowerCase();
  const named = shown.filter(({ label }) => label.toLocaleLowerCase() === wanted);
  const fitting = named.length > 0 || isUnsure ? named : shown;
  return fitting.length === 1 ? fitting[0] : undefined;
}

function narrow(options: readonly PickOption[], text: string): PickOption[] {
  const wanted = text.trim().toLocaleLowerCase();
  return options.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
}
