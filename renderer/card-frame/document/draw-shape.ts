import type { OcclusionShape } from './occlusion-shapes.ts';

export interface ShapePaint {
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const oldFontSizePx = 40;
const textBackground = '#ffffff';
const textPaddingPx = 5;

/** Draws a shape onto the canvas that lies over the image. */
export function drawShape(context: CanvasRenderingContext2D, shape: OcclusionShape, paint: ShapePaint): void {
  const size: Size = context.canvas;
  context.save();
  context.fillStyle = paint.fill;
  context.strokeStyle = paint.stroke;
  context.lineWidth = paint.strokeWidth;
  // Everything below is drawn from the shape's corner, around which it is turned.
  context.translate(shape.left * size.width, shape.top * size.height);
  if (shape.kind !== 'polygon') context.rotate((shape.angle * Math.PI) / 180);
  if (shape.kind === 'text') drawText(context, shape, size);
  else {
    tracePath(context, shape, size);
    context.fill();
    if (paint.strokeWidth > 0) context.stroke();
  }
  context.restore();
}

function tracePath(
  context: CanvasRenderingContext2D,
  shape: Exclude<OcclusionShape, { kind: 'text' }>,
  { width, height }: Size,
): void {
  context.beginPath();
  switch (shape.kind) {
    case 'rect':
      context.rect(0, 0, shape.width * width, shape.height * height);
      return;
    case 'ellipse': {
      const [rx, ry] = [shape.rx * width, shape.ry * height];
      context.ellipse(rx, ry, rx, ry, 0, 0, Math.PI * 2);
      return;
    }
    case 'polygon': {
      const left = Math.min(...shape.points.map(([x]) => x));
      const top = Math.min(...shape.points.map(([, y]) => y));
      for (const [x, y] of shape.points) context.lineTo((x - left) * width, (y - top) * height);
      context.closePath();
    }
  }
}

function drawText(
  context: CanvasRenderingContext2D,
  { text, scale, fill, fontSize }: Extract<OcclusionShape, { kind: 'text' }>,
  { height }: Size,
): void {
  context.scale(scale, scale);
  context.font = `${fontSize === undefined ? oldFontSizePx : fontSize * height}px Arial`;
  context.textBaseline = 'top';
  const lines = text.split('\n');
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = context.measureText('M');
  const lineHeight = 1.5 * (actualBoundingBoxAscent + actualBoundingBoxDescent);
  const widest = Math.max(...lines.map((line) => context.measureText(line).width));
  context.fillStyle = textBackground;
  context.fillRect(0, 0, widest + textPaddingPx, lines.length * lineHeight + textPaddingPx);
  context.fillStyle = fill ?? '#000000';
  for (const [i, line] of lines.entries()) context.fillText(line, 0, i * lineHeight);
}
