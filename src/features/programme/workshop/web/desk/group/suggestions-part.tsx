import { useQuery } from '@tanstack/react-query';
import { Button } from '#src/web/ui/button.tsx';
import type { BoardCard, WorkshopBoard } from '../../../workshop-board.ts';
import { type Suggestion, suggestionsQuery } from '../../shared/workshop-queries.ts';
import { deskText } from '../desk-text.ts';
import classes from './group.module.css';
import { type Group, useGroup } from './use-group.ts';

const SHOWN = 3;

/** Cards that say much the same and stand apart: together, or not. Beside the board, which it never shifts. */
export function SuggestionsPart({ board }: { board: WorkshopBoard }) {
  const text = deskText.useText();
  const group = useGroup(board);
  const { data = [] } = useQuery(suggestionsQuery(board.id));
  const cards = new Map(
    board.clusters.flatMap(({ cards: all }) => all).map((one) => [one.id, one]),
  );
  const shown = data.flatMap((one) => {
    const pair = [cards.get(one.card_id), cards.get(one.other_id)];
    return pair[0] && pair[1] ? [{ one, pair: pair as [BoardCard, BoardCard] }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <section className={classes.suggestions}>
      <h3>{text('group.alike', { count: shown.length })}</h3>
      <ul>
        {shown.slice(0, SHOWN).map(({ one, pair }) => (
          <SuggestionRow key={`${one.card_id}${one.other_id}`} {...{ one, pair, group }} />
        ))}
      </ul>
    </section>
  );
}

interface SuggestionRowProps {
  one: Suggestion;
  pair: [BoardCard, BoardCard];
  group: Group;
}

function SuggestionRow({ one, pair: [card, other], group }: SuggestionRowProps) {
  const text = deskText.useText();
  return (
    <li className={classes.suggestion}>
      <span className={classes.pair}>
        <span>{card.text}</span>
        <span>{other.text}</span>
      </span>
      <span className={classes.verbs}>
        <Button onClick={() => void group.move(one.card_id, one.cluster_id)}>
          {text('group.together')}
        </Button>
        <Button look="quiet" onClick={() => void group.decline(one.card_id, one.other_id)}>
          {text('group.apart')}
        </Button>
      </span>
    </li>
  );
}
