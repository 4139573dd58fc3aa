import { IMAGE_VIEW_BOX, isImageName, PAINTS, shapesOf } from '../../images/images.ts';
import { usePhoneText } from './phone-text.ts';

/** One of the images, with what it shows in words. */
export function DrawnImage({ name }: { name: string }) {
  const { image } = usePhoneText();
  if (!isImageName(name)) return null;
  return (
    <svg
      viewBox={IMAGE_VIEW_BOX}
      strokeLinecap="round"
      strokeLinejoin="round"
      role="img"
      aria-label={image(name)}
    >
      {shapesOf(name).map(([paint, d]) => (
        <path key={d} d={d} {...PAINTS[paint]} />
      ))}
    </svg>
  );
}
