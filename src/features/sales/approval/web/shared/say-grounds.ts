import { formatMoney } from '#src/records/values/money-text.ts';
import type { Reader } from '#src/web/i18n/dates.ts';
import type { Ground } from '../../approval.ts';
import { approvalText } from './approval-text.ts';

/** `"17.50"` as the reader writes it: 17,5 %. */
export function sayPercent(percent: string, { locale }: Reader): string {
  const options = { style: 'percent', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(locale, options).format(Number(percent) / 100);
}

/** Why it needs approval, as sentences. */
export function sayGrounds(grounds: readonly Ground[], reader: Reader): string[] {
  return [...new Set(grounds.map((ground) => sayGround(ground, reader)))];
}

function sayGround(ground: Ground, reader: Reader): string {
  const { text } = approvalText;
  switch (ground.kind) {
    case 'discount': {
      const { is, over } = ground;
      return text('groundDiscount', {
        is: sayPercent(is, reader),
        over: sayPercent(over, reader),
      });
    }
    case 'amount':
    case 'no_rate': {
      const values = {
        is: formatMoney(ground.is, reader.locale),
        over: formatMoney(ground.over, reader.locale),
      };
      return text(ground.kind === 'amount' ? 'groundAmount' : 'groundNoRate', values);
    }
    case 'team':
      return text('groundTeam');
    case 'pipeline':
      return text('groundPipeline');
    case 'always':
      return text('groundAlways');
  }
}
