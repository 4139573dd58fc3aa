import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import { IMAGE_VIEW_BOX, isImageName, PAINTS, shapesOf } from '../../images/images.ts';
import english from '../../texts/images.en.json' with { type: 'json' };

const imageText = defineCatalogue('features/programme/workshop/texts/images', english);

interface WorkshopImageProps {
  name: string;
  className?: string | undefined;
  /** Where the same is said in words beside it. */
  decorative?: boolean;
}

/** One of the images that people choose from. */
export function WorkshopImage({ name, className, decorative = false }: WorkshopImageProps) {
  const text = imageText.useText();
  if (!isImageName(name)) return null;
  return (
    <svg
      viewBox={IMAGE_VIEW_BOX}
      className={className}
      strokeLinecap="round"
      strokeLinejoin="round"
      role="img"
      aria-label={text(name)}
      aria-hidden={decorative || undefined}
    >
      {shapesOf(name).map(([paint, d]) => (
        <path key={d} d={d} {...PAINTS[paint]} />
      ))}
    </svg>
  );
}
