import { expect, test } from 'vitest';
import { CosineRate, GradientDescent } from './gradient-descent.ts';

test('the rate falls along a cosine, and rises again after its last step', () => {
  const rate = new CosineRate(5, 0.04);
  // What the library's own rate is (fsrs-rs 6.6.2, `cosine_annealing.rs`).
  for (const expected of [0.04, 0.0361803, 0.0261803, 0.0138197, 0.0038197, 0, 0.0038197, 0.0138197, 0.0261803]) {
    expect(rate.next()).toBeCloseTo(expected, 6);
  }
});

test('a first step has the length of the rate, whatever the gradient; steps grow shorter where it turns to and fro', () => {
  const descent = new GradientDescent(3);
  const parameters = Float32Array.of(1, 1, 1);
  descent.step(parameters, Float64Array.of(1000, -0.001, 0), 0.04);
  expect([...parameters].map((value) => Number(value.toFixed(4)))).toEqual([0.96, 1.04, 1]);
  descent.step(parameters, Float64Array.of(-1000, -0.001, 0), 0.04);
  expect(parameters[0]).toBeGreaterThan(0.96);
  expect(parameters[0]).toBeLessThan(0.97);
  expect(parameters[1]).toBeCloseTo(1.08, 4);
});
