import '#src/web/ui/mantine/mantine-menu.css';
import { Menu } from '@mantine/core';
import { Check, Rows3 } from 'lucide-react';
import { shownFields } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { FIELD_KINDS } from '#src/records/field-kinds.ts';
import { DATE_UNITS } from '#src/records/filter.ts';
import { Button } from '#src/web/ui/button.tsx';
import { kindOf } from '../../fields/format-value.ts';
import { isDateField } from '../../filter/field-path.ts';
import { BASE_FIELDS, fieldLabel } from '../../labels.ts';
import classes from '../list-menu.module.css';
import { writeGroup } from '../list-state.ts';
import { listText } from '../list-text.ts';
import type { ListToolbarProps } from '../list-toolbar-props.ts';

/** The fields that a list can be grouped by; choices, people and days before mere texts. */
export function groupFields(declaration: RecordDeclaration): string[] {
  const names = [...shownFields(declaration), ...BASE_FIELDS].filter(
    (name) => FIELD_KINDS[kindOf(declaration, name)].isGrouped,
  );
  const isText = (name: string) => Number(kindOf(declaration, name) === 'text');
  return names.sort((one, other) => isText(one) - isText(other));
}

/** What a list is grouped by, and for days in which steps. */
export function GroupMenu({ declaration, state, change }: ListToolbarProps) {
  const text = listText.useText();
  const { group } = state;
  const isOfDays = group !== null && isDateField(declaration, group.field);
  const label = group && fieldLabel(declaration, group.field);
  return (
    <Menu position="bottom-end" width="var(--u-menu)">
      <Menu.Target>
        <Button look="quiet" icon={<Rows3 size={14} aria-hidden="true" />}>
          {label ? text('group.grouped', { field: label }) : text('group.by')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>
        {isOfDays && (
          <>
            <Menu.Label>{text('group.step')}</Menu.Label>
            {DATE_UNITS.map((step) => (
              <Menu.Item
                key={step}
                leftSection={<Sign on={group.step === step} />}
                onClick={() => change({ group: writeGroup({ ...group, step }, true) })}
              >
                {text(`group.${step}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item
          leftSection={<Sign on={group === null} />}
          onClick={() => change({ group: state.saved?.group ? '' : undefined })}
        >
          {text('group.none')}
        </Menu.Item>
        {groupFields(declaration).map((field) => (
          <Menu.Item
            key={field}
            leftSection={<Sign on={group?.field === field} />}
            onClick={() =>
              change({
                group: writeGroup({ field, step: 'month' }, isDateField(declaration, field)),
              })
            }
          >
            {fieldLabel(declaration, field)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Sign({ on }: { on: boolean }) {
  return <Check size={14} opacity={on ? 1 : 0} aria-hidden="true" />;
}
