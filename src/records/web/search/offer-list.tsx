import { useLayoutEffect, useRef } from 'react';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { MarkedText } from './marked-text.tsx';
import type { Offer, OfferGroup } from './offers/offer.ts';
import classes from './search-palette.module.css';
import { searchText } from './search-text.ts';
import type { Palette } from './use-palette.ts';

export function optionId(listId: string, place: number): string {
  return `${listId}-${place}`;
}

/** The lines beneath the field, in their groups; how many there are is read out. */
export function OfferList({ palette, id }: { palette: Palette; id: string }) {
  const text = searchText.useText();
  const { offers, active, query, isNothing, isAnswer } = palette;
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (active === 0) list.current?.scrollTo({ top: 0 });
    else document.getElementById(optionId(id, active))?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const said = isNothing
    ? text('nothing', { text: query })
    : text('count', { count: offers.length });
  return (
    <div className={classes.list} ref={list}>
      <div role="status">{isAnswer && <HiddenText>{said}</HiddenText>}</div>
      {isNothing && (
        <p className={classes.nothing} aria-hidden="true">
          {said}
        </p>
      )}
      {offers.length > 0 && (
        <div role="listbox" id={id} aria-label={text('results')}>
          {groupsOf(offers).map(({ group, first, members }) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
            <div key={group} role="group" aria-label={text(group)} className={classes.group}>
              {group !== 'records' && group !== 'create' && (
                <div className={classes.heading} aria-hidden="true">
                  {text(group)}
                </div>
              )}
              {members.map((offer, at) => (
                <Line
                  key={offer.key}
                  offer={offer}
                  id={optionId(id, first + at)}
                  isActive={first + at === active}
                  palette={palette}
                />
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

interface LineProps {
  offer: Offer;
  id: string;
  isActive: boolean;
  palette: Palette;
}

function Line({ offer, id, isActive, palette }: LineProps) {
  const query = offer.group === 'create' ? '' : palette.query;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
    <div
      role="option"
      id={id}
      tabIndex={-1}
      aria-selected={isActive}
      className={classes.option}
      // not when the list moves under a pointer that rests
      onPointerMove={() => isActive || palette.choose(offer)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => palette.run(offer, event.ctrlKey || event.metaKey)}
    >
      <span className={classes.mark}>{offer.mark}</span>
      <span className={classes.names}>
        <span className={classes.label}>
          <MarkedText text={offer.label} query={query} />
        </span>
        {offer.note && (
          <span className={classes.note}>
            <MarkedText text={offer.note} query={query} />
          </span>
        )}
      </span>
      {offer.door && <Door door={offer.door} />}
      {offer.kind && <span className={classes.kind}>{offer.kind}</span>}
      {offer.keys && (
        <span className={classes.keys} aria-hidden="true">
          <Kbd keys={offer.keys} />
        </span>
      )}
    </div>
  );
}

/** For the pointer and the thumb; by key it is Alt+Enter. */
function Door({ door }: { door: NonNullable<Offer['door']> }) {
  const Icon = door.icon;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
    // biome-ignore lint/a11y/noStaticElementInteractions: an option may hold no button
    <span
      className={classes.door}
      title={`${door.label} (Alt+Enter)`}
      onClick={(event) => {
        event.stopPropagation();
        door.run();
      }}
    >
      <Icon size={14} aria-hidden="true" />
      <span className={classes.doorWord}>{door.label}</span>
    </span>
  );
}

interface Group {
  group: OfferGroup;
  /** The place of its first line among all. */
  first: number;
  members: Offer[];
}

function groupsOf(offers: readonly Offer[]): Group[] {
  const groups: Group[] = [];
  offers.forEach((offer, place) => {
    const last = groups.at(-1);
    if (last?.group === offer.group) last.members.push(offer);
    else groups.push({ group: offer.group, first: place, members: [offer] });
  });
  return groups;
}
