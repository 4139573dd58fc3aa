import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import { dealText } from '../deal-text.ts';
import views from '../shared/deal-views.module.css';
import { type Board, OWNERS, type Owners } from './board-query.ts';

interface BoardBarProps {
  board: Board | undefined;
  owners: Owners;
  onChange: (next: { pipeline?: string; owners?: Owners }) => void;
}

/** Which pipeline, and whose deals. */
export function BoardBar({ board, owners, onChange }: BoardBarProps) {
  const text = dealText.useText();
  return (
    <>
      {board && board.pipelines.length > 1 && (
        <select
          className={views.select}
          aria-label={text('pipeline')}
          value={board.pipeline_id}
          onChange={(event) => onChange({ pipeline: event.target.value })}
        >
          {board.pipelines.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <fieldset className={views.switch}>
        <legend className={views.legend}>
          <HiddenText>{text('owners.label')}</HiddenText>
        </legend>
        {OWNERS.map((one) => (
          <button
            key={one}
            type="button"
            className={views.choice}
            aria-pressed={one === owners}
            onClick={() => onChange({ owners: one })}
          >
            {text(`owners.${one}`)}
          </button>
        ))}
      </fieldset>
    </>
  );
}
