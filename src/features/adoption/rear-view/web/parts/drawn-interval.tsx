import classes from '../rear-view.module.css';
import { rearViewText } from '../rear-view-text.ts';

interface DrawnIntervalProps {
  low: number;
  high: number;
  difference: number;
  better: 'up' | 'down';
  words: string;
}

/** The interval against no change, which stands in the middle; what is better lies at the right. */
export function DrawnInterval({ low, high, difference, better, words }: DrawnIntervalProps) {
  const text = rearViewText.useText();
  const widest = Math.max(Math.abs(low), Math.abs(high)) * 1.1 || 1;
  const turn = better === 'up' ? 1 : -1;
  const place = (value: number) => 50 + (turn * value * 50) / widest;
  const [left, right] = [place(low), place(high)].sort((one, other) => one - other);
  const tone = left! > 50 ? 'good' : right! < 50 ? 'bad' : undefined;
  return (
    <figure className={classes.interval}>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <line className={classes.axis} x1="0" x2="100" y1="6" y2="6" />
        <rect
          className={classes.band}
          data-tone={tone}
          {...{ x: left, y: 3, width: right! - left!, height: 6 }}
        />
        <line className={classes.zero} x1="50" x2="50" y1="0" y2="12" />
        <line
          className={classes.middle}
          x1={place(difference)}
          x2={place(difference)}
          y1="2"
          y2="10"
        />
      </svg>
      <div className={classes.ends} aria-hidden="true">
        <span>{text('worseSide')}</span>
        <span>{text('noChange')}</span>
        <span>{text('betterSide')}</span>
      </div>
      <figcaption>{words}</figcaption>
    </figure>
  );
}
