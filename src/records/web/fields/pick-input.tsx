import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, sayProblem } from '#src/web/api/api-problem.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { PickList } from '#src/web/ui/mantine/pick-list.tsx';
import type { PickOption } from '#src/web/ui/mantine/use-pick-list.ts';
import { type Refs, recordClient } from '../data/record-client.ts';
import { useMembers } from '../data/use-members.ts';
import { useTargets } from '../data/use-targets.ts';
import { choiceLabel, fieldLabel, recordWord } from '../labels.ts';
import { RecordMark } from '../record-mark.tsx';
import { useRecordType } from '../record-registry.ts';
import { recordsText } from '../records-text.ts';
import type { FieldInputProps } from './field-input-props.ts';
import { valuesFromText } from './values-from-text.ts';

/** Chooses one of a field's choices, a record it may refer to, or a member. */
export function PickInput(props: FieldInputProps) {
  const field = props.declaration.fields[props.name];
  if (field?.kind === 'reference') return <ReferenceInput {...props} to={field.to} />;
  if (field?.kind === 'choice') {
    const options = field.choices.map(({ value }) => ({
      value,
      label: choiceLabel(props.declaration, props.name, value),
    }));
    return <ChoiceInput {...props} options={options} />;
  }
  return <MemberInput {...props} />;
}

function MemberInput(props: FieldInputProps) {
  const members = useMembers();
  const options = members
    .filter((member) => member.active !== false || member.id === props.value)
    .map(({ id, name }) => ({ value: id, label: name, mark: <Avatar name={name} size="s" /> }));
  return <ChoiceInput {...props} options={options} />;
}

function ChoiceInput(props: FieldInputProps & { options: readonly PickOption[] }) {
  const text = recordsText.useText();
  const chosen = props.options.find(({ value }) => value === props.value)?.label ?? '';
  return (
    <PickList
      {...listProps(props)}
      options={props.options}
      chosen={chosen}
      emptyText={text('pick.nothing')}
      onPick={(option) => finish(props, option?.value ?? null)}
    />
  );
}

function ReferenceInput(props: FieldInputProps & { to: string }) {
  const text = recordsText.useText();
  const target = useRecordType(props.to);
  const [typed, setTyped] = useState('');
  const create = useCreateTarget(props);
  const chosen = props.refs[String(props.value)]?.title ?? '';
  const options = useTargets(props.to, typed).map(({ id, title, subtitle, type }) => ({
    value: id,
    label: title,
    note: subtitle,
    mark: <RecordMark type={type} title={title} size="s" />,
  }));
  return (
    <PickList
      {...listProps(props)}
      options={options}
      chosen={chosen}
      onText={setTyped}
      emptyText={text(
        typed.trim() || target.isSetting || target.readOnly ? 'pick.none' : 'pick.type',
      )}
      onPick={(option) =>
        option
          ? finish(props, option.value, { [option.value]: { type: props.to, title: option.label } })
          : finish(props, null)
      }
      {...(!(target.isSetting || target.readOnly) && {
        create: {
          offer: (name: string) => text('pick.create', { type: recordWord(target), name }),
          run: create,
        },
      })}
    />
  );
}

/** Makes what is missing from where one stands, and refers to it at once. */
function useCreateTarget(props: FieldInputProps & { to: string }) {
  const target = useRecordType(props.to);
  const client = useQueryClient();
  const text = recordsText.useText();
  return async (name: string): Promise<void> => {
    try {
      const says = text('create.created', { title: name });
      const made = await recordClient(target).create(valuesFromText(target, name), { says });
      finish(props, made.id, { [made.id]: { type: props.to, title: made.title } });
      await client.invalidateQueries({ queryKey: [props.to] });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      showToast(sayProblem(error), { tone: 'bad' });
    }
  };
}

function listProps(props: FieldInputProps) {
  const { declaration, name, onCancel, autoFocus, className, id } = props;
  return {
    label: fieldLabel(declaration, name),
    ...(onCancel && { onCancel }),
    ...(autoFocus && { autoFocus }),
    ...(className && { className }),
    ...(id && { id }),
  };
}

function finish(props: FieldInputProps, value: string | null, refs?: Refs): void {
  props.onChange(value, refs);
  props.onDone?.(value, refs);
}
