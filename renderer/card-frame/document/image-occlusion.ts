import { drawShape, type ShapePaint } from './draw-shape.ts';
import { type OcclusionShape, shapesOf } from './occlusion-shapes.ts';

interface Border {
  readonly width: number;
  readonly color: string;
}

/** What a card's own drawing functions get, with the names that they have in the official app. */
interface DrawnShapes {
  readonly activeShapes: readonly OcclusionShape[];
  readonly inactiveShapes: readonly OcclusionShape[];
  readonly highlightShapes: readonly OcclusionShape[];
  readonly properties: ShapeProperties;
}

interface ShapeProperties {
  readonly activeShapeColor: string;
  readonly inActiveShapeColor: string;
  readonly highlightShapeColor: string;
  readonly activeBorder: Border;
  readonly inActiveBorder: Border;
  readonly highlightShapeBorder: Border;
}

export interface OcclusionOptions {
  readonly onWillDrawShapes?: (shapes: DrawnShapes, context: CanvasRenderingContext2D) => DrawnShapes | undefined;
  readonly onDidDrawShapes?: (shapes: DrawnShapes, context: CanvasRenderingContext2D) => void;
}

/** More would make drawing slow without being seen. */
const mostPixels = 2000 * 2000;

let masksHidden = false;
let current: OcclusionOptions | undefined;
let listening = false;

/** Draws the masks of an image occlusion card over its image. Called by the card's own script, on both sides. */
export async function setupImageOcclusion(options?: OcclusionOptions): Promise<void> {
  current = options;
  masksHidden = false;
  const image = document.querySelector('#image-occlusion-container img');
  // A missing file is told of in its place.
  if (image instanceof HTMLImageElement) await image.decode().catch(() => undefined);
  fit();
  const toggle = document.getElementById('toggle');
  if (toggle !== null) {
    if (document.querySelector('[data-occludeinactive="1"]') === null) toggle.style.display = 'none';
    else toggle.addEventListener('click', toggleMasks);
  }
  if (listening) return;
  listening = true;
  window.addEventListener('resize', fit);
  window.addEventListener('keydown', (event) => {
    const button = document.getElementById('toggle');
    if (event.key === 'M' && button !== null && button.style.display !== 'none') toggleMasks();
  });
}

/** Gives the canvas the image's shape and as many pixels as can be seen. */
function fit(): void {
  const container = document.getElementById('image-occlusion-container');
  const canvas = document.getElementById('image-occlusion-canvas');
  const image = container?.querySelector('img');
  if (container === null || !(canvas instanceof HTMLCanvasElement) || !image || image.naturalWidth === 0) return;
  container.style.aspectRatio = `${image.naturalWidth / image.naturalHeight}`;
  const ratio = window.devicePixelRatio;
  const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio];
  const shrink = Math.min(1, Math.sqrt(mostPixels / Math.max(1, width * height)));
  canvas.width = Math.round(width * shrink);
  canvas.height = Math.round(height * shrink);
  draw(canvas);
}

function toggleMasks(): void {
  masksHidden = !masksHidden;
  const canvas = document.getElementById('image-occlusion-canvas');
  if (canvas instanceof HTMLCanvasElement) draw(canvas);
}

function draw(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  // Texts are part of the picture and stay when its masks are lifted.
  const seen = (shapes: readonly OcclusionShape[]): readonly OcclusionShape[] =>
    shapes.filter(({ kind }) => !masksHidden || kind === 'text');
  const found: DrawnShapes = {
    activeShapes: seen(shapesOf('.cloze')),
    inactiveShapes: seen(shapesOf('.cloze-inactive')),
    highlightShapes: seen(shapesOf('.cloze-highlight')),
    properties: propertiesOf(canvas),
  };
  const drawn = current?.onWillDrawShapes?.(found, context) ?? found;
  drawAll(context, drawn);
  current?.onDidDrawShapes?.(drawn, context);
}

function drawAll(context: CanvasRenderingContext2D, shapes: DrawnShapes): void {
  const { properties } = shapes;
  for (const shape of shapes.activeShapes) {
    drawShape(context, shape, paint(properties.activeShapeColor, properties.activeBorder));
  }
  for (const shape of shapes.inactiveShapes) {
    if (!shape.occludeInactive) continue;
    drawShape(context, shape, paint(shape.fill ?? properties.inActiveShapeColor, properties.inActiveBorder));
  }
  for (const shape of shapes.highlightShapes) {
    drawShape(context, shape, paint(properties.highlightShapeColor, properties.highlightShapeBorder));
  }
}

function paint(fill: string, { width, color }: Border): ShapePaint {
  return { fill, stroke: color, strokeWidth: width };
}

/** Colours and borders that the note type's CSS may set. */
function propertiesOf(canvas: HTMLCanvasElement): ShapeProperties {
  const style = getComputedStyle(canvas);
  const valueOf = (name: string): string => style.getPropertyValue(name).trim();
  const border = (name: string, color: string): Border => {
    const [width = '', ...rest] = valueOf(name).split(/\s+/u);
    const parsed = Number.parseFloat(width);
    return { width: Number.isNaN(parsed) ? 1 : parsed, color: rest[0] ?? color };
  };
  return {
    activeShapeColor: valueOf('--active-shape-color') || '#ff8e8e',
    inActiveShapeColor: valueOf('--inactive-shape-color') || '#ffeba2',
    highlightShapeColor: valueOf('--highlight-shape-color') || '#ff8e8e00',
    activeBorder: border('--active-shape-border', '#212121'),
    inActiveBorder: border('--inactive-shape-border', '#212121'),
    highlightShapeBorder: border('--highlight-shape-border', '#ff8e8e'),
  };
}
