const [MOMENTUM, SQUARES_MOMENTUM, LEAST_STEP] = [0.9, 0.999, 1e-8];

/** Steps against the gradient, each parameter's as long as its gradients of late were steady (Adam). */
export class GradientDescent {
  readonly #means: Float64Array;
  readonly #squares: Float64Array;
  #steps = 0;

  constructor(parameterCount: number) {
    this.#means = new Float64Array(parameterCount);
    this.#squares = new Float64Array(parameterCount);
  }

  /** Changes the parameters, 32-bit floats; follows fsrs-rs 6.6.2 (`training.rs`), BSD-3-Clause (NOTICES.md). */
  step(parameters: Float32Array, gradient: Float64Array, rate: number): void {
    this.#steps++;
    const bias = 1 - wholePower(MOMENTUM, this.#steps);
    const squaresBias = 1 - wholePower(SQUARES_MOMENTUM, this.#steps);
    for (const [i, change] of gradient.entries()) {
      const mean = MOMENTUM * (this.#means[i] ?? 0) + (1 - MOMENTUM) * change;
      const square = SQUARES_MOMENTUM * (this.#squares[i] ?? 0) + (1 - SQUARES_MOMENTUM) * change * change;
      this.#means[i] = mean;
      this.#squares[i] = square;
      const length = (rate * (mean / bias)) / (Math.sqrt(square / squaresBias) + LEAST_STEP);
      parameters[i] = (parameters[i] ?? 0) - Math.fround(length);
    }
  }
}

/** By squaring, as official's library raises to whole powers. */
function wholePower(base: number, exponent: number): number {
  let power = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}

/** The rate of each step: falls along half a cosine to nothing after so many steps, and rises again beyond them. */
export class CosineRate {
  readonly #steps: number;
  readonly #first: number;
  #rate: number;
  #step = -1;

  constructor(steps: number, first: number) {
    this.#steps = steps;
    this.#first = first;
    this.#rate = first;
  }

  next(): number {
    this.#step++;
    const [step, steps] = [this.#step, this.#steps];
    if (step === 0) this.#rate = this.#first;
    else if ((step - 1 - steps) % (2 * steps) === 0) this.#rate = (this.#first * (1 - Math.cos(Math.PI / steps))) / 2;
    else {
      const [now, before] = [1 + Math.cos((Math.PI * step) / steps), 1 + Math.cos((Math.PI * (step - 1)) / steps)];
      this.#rate *= now / before;
    }
    return this.#rate;
  }
}
