import { expect, test } from 'vitest';
import { shapeAttributes } from './shape-attributes.ts';

test.each([
  [
    'rect:left=.1:top=.2:width=0:height=.4:oi=1',
    'data-shape="rect" data-left=".1" data-top=".2" data-height=".4" data-occludeInactive="1" ',
  ],
  ['polygon:points=1,2 x 3,4', 'data-shape="polygon" data-points="1,2 3,4" '],
  ['text:text=a\\: "b":fs=.1', 'data-shape="text" data-text="a&#x3A;&#x20;&quot;b&quot;" data-font-size=".1" '],
  ['star:left=1', 'data-left="1" '],
  ['rect:left=1:=2:top=3', 'data-shape="rect" data-left="1" '],
  ['rect:mine=1', 'data-shape="rect" '],
  ['rect', ''],
])('%s is drawn from %s', (text, attributes) => {
  expect(shapeAttributes(text)).toBe(attributes);
});
