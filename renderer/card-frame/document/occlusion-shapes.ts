/** Places and sizes as parts of the image: 0 to 1. */
interface ShapePlace {
  readonly ordinal: number;
  readonly left: number;
  readonly top: number;
  readonly angle: number;
  readonly fill: string | undefined;
  readonly occludeInactive: boolean;
}

export type OcclusionShape =
  | (ShapePlace & { readonly kind: 'rect'; readonly width: number; readonly height: number })
  | (ShapePlace & { readonly kind: 'ellipse'; readonly rx: number; readonly ry: number })
  | (ShapePlace & { readonly kind: 'polygon'; readonly points: readonly (readonly [x: number, y: number])[] })
  | (ShapePlace & {
      readonly kind: 'text';
      readonly text: string;
      readonly scale: number;
      /** Of the image's height; undefined for shapes of older versions, whose letters have a fixed size. */
      readonly fontSize: number | undefined;
    });

/** The shapes that the elements matching `selector` describe. */
export function shapesOf(selector: string): OcclusionShape[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element) => shapeOf(element.dataset) ?? []);
}

function shapeOf(data: DOMStringMap): OcclusionShape | undefined {
  const place: ShapePlace = {
    ordinal: numberIn(data['ordinal']),
    left: numberIn(data['left']),
    top: numberIn(data['top']),
    angle: numberIn(data['angle']),
    fill: data['fill'],
    occludeInactive: data['occludeinactive'] === '1',
  };
  switch (data['shape']) {
    case 'rect':
      return { ...place, kind: 'rect', width: numberIn(data['width']), height: numberIn(data['height']) };
    case 'ellipse':
      return { ...place, kind: 'ellipse', rx: numberIn(data['rx']), ry: numberIn(data['ry']) };
    case 'polygon':
      return { ...place, kind: 'polygon', points: pointsIn(data['points'] ?? '') };
    case 'text': {
      const fontSize = data['fontSize'] === undefined ? undefined : numberIn(data['fontSize']);
      return { ...place, kind: 'text', text: data['text'] ?? '', scale: numberIn(data['scale'], 1), fontSize };
    }
    default:
      return undefined;
  }
}

function pointsIn(text: string): readonly (readonly [number, number])[] {
  const pairs = text.split(' ').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [x, y] = pair.split(',');
    return [numberIn(x), numberIn(y)] as const;
  });
}

function numberIn(text: string | undefined, otherwise = 0): number {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) ? value : otherwise;
}
