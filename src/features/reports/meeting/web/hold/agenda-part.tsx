import { fieldLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { Button } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { Lacking } from '../../agenda.ts';
import type { ShownMeeting } from '../../meeting-api.ts';
import { meetingText } from '../meeting-text.ts';
import { DecisionItem } from '../parts/decision-item.tsx';
import { FrozenFigureBody, figureTitle } from '../parts/frozen-figure-item.tsx';
import { useMeetingVerbs } from '../use-meeting-verbs.ts';
import type { Item } from './agenda-list.tsx';
import type { Beginning } from './decide-dialog.tsx';
import classes from './room.module.css';

interface AgendaPartProps {
  item: Item;
  meeting: ShownMeeting;
  decide: (begin: Beginning) => void;
  goOn: () => void;
}

/** Before it is enlarged for the room. */
const CHART_PX = 340;
const PHONE_CHART_PX = 260;

/** What is spoken of now. */
export function AgendaPart({ item, meeting, decide, goOn }: AgendaPartProps) {
  const text = meetingText.useText();
  const isPhone = useIsPhone();
  const { drill } = useMeetingVerbs(meeting.id);
  if (item.kind === 'follow_up') {
    return (
      <>
        <p className={classes.kicker}>{text('item.followUp')}</p>
        <DecisionItem decision={item.decision} meetingId={meeting.id} isLogged onSettled={goOn} />
      </>
    );
  }
  if (item.kind === 'figure') {
    return (
      <>
        <h2 className={classes.stageTitle}>{figureTitle(item.figure)}</h2>
        <div className={classes.large} data-chart={item.figure.chart}>
          <FrozenFigureBody
            figure={item.figure}
            height={isPhone ? PHONE_CHART_PX : CHART_PX}
            onDrill={() => void drill()}
          />
        </div>
      </>
    );
  }
  return (
    <>
      <h2 className={classes.stageTitle}>{text('item.lacking')}</h2>
      <p className={classes.stageText}>{text('lacking.text')}</p>
      <ul className={classes.lackings}>
        {item.lacking.map((one) => (
          <LackingRow key={`${one.type} ${one.field}`} {...{ lacking: one, meeting, decide }} />
        ))}
      </ul>
    </>
  );
}

interface LackingRowProps {
  lacking: Lacking;
  meeting: ShownMeeting;
  decide: (begin: Beginning) => void;
}

function LackingRow({ lacking, meeting, decide }: LackingRowProps) {
  const text = meetingText.useText();
  const declaration = useRecordTypes().get(lacking.type);
  const { missing, of } = lacking;
  const field = declaration?.fields[lacking.field]
    ? fieldLabel(declaration, lacking.field)
    : lacking.label;
  const figure = meeting.figures.find(({ id }) => id === lacking.figure)!;
  const begin: Beginning = {
    figures: [lacking.figure],
    what: text('lacking.what', { count: missing, field }),
    reason: text('lacking.why', { figure: figureTitle(figure), missing, of }),
  };
  return (
    <li className={classes.lacking}>
      <span>{text('lacking.count', { missing, of, field })}</span>
      {(meeting.leads || meeting.comes) && (
        <Button onClick={() => decide(begin)}>{text('lacking.work')}</Button>
      )}
    </li>
  );
}
