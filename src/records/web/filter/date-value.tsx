import type { FieldFilter } from '#src/records/filter.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { DATE_TESTS, type DateInput, type DateTest, readDateTest } from './date-tests.ts';
import classes from './filter-chips.module.css';
import { filterText } from './filter-text.ts';

type Tested = Pick<FieldFilter, 'op' | 'value'>;

interface DateValueProps {
  tested: Tested;
  onChange: (tested: Tested) => void;
}

const MOST_DAYS = 1000;

/** When: chosen in words, with a number or a day filled in where the words need one. */
export function DateValue({ tested, onChange }: DateValueProps) {
  const text = filterText.useText();
  const read = readDateTest(tested);
  const test = read?.test ?? DATE_TESTS[0]!;
  const input = read?.input ?? { count: 30, day: '', to: '' };
  function fill(part: Partial<DateInput>): void {
    onChange(test.make({ ...input, ...part }));
  }
  function choose(name: string): void {
    const next = DATE_TESTS.find((one) => one.name === name) ?? test;
    const today = todayIn(reader.get().timeZone);
    onChange(next.make({ ...input, day: input.day || today, to: input.to || today }));
  }
  return (
    <>
      <select
        className={inputClass}
        aria-label={text('test')}
        value={test.name}
        onChange={({ target }) => choose(target.value)}
      >
        {DATE_TESTS.map((one) => (
          <option key={one.name} value={one.name}>
            {wordsOf(one)}
          </option>
        ))}
      </select>
      {test.takes === 'count' && (
        <input
          type="number"
          min={1}
          max={MOST_DAYS}
          className={inputClass}
          aria-label={text('days')}
          value={input.count}
          onChange={({ target }) =>
            fill({ count: Math.min(Math.max(Math.round(Number(target.value)) || 1, 1), MOST_DAYS) })
          }
        />
      )}
      {(test.takes === 'day' || test.takes === 'span') && (
        <span className={classes.span}>
          <DayInput label={text('day')} day={input.day} onChange={(day) => fill({ day })} />
          {test.takes === 'span' && (
            <DayInput label={text('to')} day={input.to} onChange={(to) => fill({ to })} />
          )}
        </span>
      )}
    </>
  );
}

function DayInput(props: { label: string; day: string; onChange: (day: string) => void }) {
  return (
    <input
      type="date"
      className={inputClass}
      aria-label={props.label}
      value={props.day}
      onChange={({ target }) => target.value && props.onChange(target.value)}
    />
  );
}

function wordsOf({ name, takes }: DateTest): string {
  // the names of the tests are those of their texts
  return takes === 'nothing'
    ? filterText.text(`when.${name}` as 'when.today')
    : filterText.text(`choose.${name}` as 'choose.on');
}
