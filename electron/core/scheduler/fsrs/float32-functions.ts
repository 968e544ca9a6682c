/*
 * exp, log and pow of 32-bit floats with the very results of the C libraries that official builds run on: worked
 * out in doubles from small tables, rounded once at the end. `f(Math.pow(…))` differs in the last bit
 * here and there, and such a bit is stored, read back and built upon.
 *
 * The method and its constants are those of Arm Optimized Routines, copyright (c) 1999-2018 Arm Limited, MIT licence
 * (NOTICES.md).
 */

const f = Math.fround;
/** 2^(i/32) */
const POWERS = Float64Array.of(
  ...[1, 1.0218971486541166, 1.0442737824274138, 1.0671404006768237, 1.0905077326652577, 1.1143867425958924],
  ...[1.1387886347566916, 1.1637248587775775, 1.189207115002721, 1.215247359980469, 1.241857812073484],
  ...[1.2690509571917332, 1.2968395546510096, 1.3252366431597413, 1.3542555469368927, 1.383909881963832],
  ...[1.4142135623730951, 1.4451808069770467, 1.4768261459394993, 1.5091644275934228, 1.5422108254079407],
  ...[1.5759808451078865, 1.6104903319492543, 1.645755478153965, 1.681792830507429, 1.718619298122478],
  ...[1.7562521603732995, 1.7947090750031072, 1.8340080864093424, 1.8741676341103, 1.9152065613971474],
  ...[1.9571441241754002],
);
/** 2^k for every k of a result that is neither infinite nor zero: raising two to a power takes as long as all the rest. */
const LARGEST_SCALE = 152;
const SCALES = Float64Array.from({ length: 2 * LARGEST_SCALE + 1 }, (_, i) => 2 ** (i - LARGEST_SCALE));
/** 1/c for a c near the middle of each sixteenth of a binade. */
const RECIPROCALS = Float64Array.of(
  ...[1.398907162146528, 1.3403141896637998, 1.286432210124115, 1.2367150214269895, 1.1906977166711752],
  ...[1.1479821020556429, 1.1082251448272158, 1.0711297413057381, 1.036437278977283, 1, 0.9492859795739057],
  ...[0.8951049428609004, 0.8476821620351103, 0.8050314851692001, 0.7664671008843108, 0.731428603316328],
);
/** log2(c) */
const LOG2S = Float64Array.of(
  ...[-0.48430022186289673, -0.42257122959194704, -0.3633754347673556, -0.30651309567405577, -0.25180720160537634],
  ...[-0.19910014943794563, -0.14825100623281615, -0.09913323807318392, -0.051632812977629436, 0],
  ...[0.07508531937943004, 0.15987125980713107, 0.2384046664317681, 0.31288288605863257, 0.38370422656453185],
  ...[0.451211048935815],
);
/** ln(c) */
const LOGS = Float64Array.of(
  ...[-0.33569133332882284, -0.2929040563774074, -0.2518726580937369, -0.21245868807117255, -0.17453945183745634],
  ...[-0.1380057072319758, -0.10275976698545139, -0.06871392447020525, -0.0357891387398228, 0],
  ...[0.05204517742929496, 0.11081431298787942, 0.1652495223695143, 0.21687389031699977, 0.2659635028121397],
  ...[0.3127556664073557],
);
const EXP_CUBIC = 0.05550361559341535;
const EXP_SQUARE = 0.2402284522445722;
const EXP_LINEAR = 0.6931471806916203;
const EXP_CUBIC_OF_STEP = EXP_CUBIC / 32 ** 3;
const EXP_SQUARE_OF_STEP = EXP_SQUARE / 32 ** 2;
const EXP_LINEAR_OF_STEP = EXP_LINEAR / 32;
const [LOG2_A, LOG2_B, LOG2_C, LOG2_D, LOG2_E] = [
  0.288457581109214, -0.36092606229713164, 0.480898481472577, -0.7213474675006291, 1.4426950408774342,
];
const [LOG_A, LOG_B, LOG_C] = [-0.25089342214237154, 0.333456765744066, -0.4999997485802103];
const LN2 = 0.6931471805599453;
const STEPS_PER_LN2 = 1.4426950408889634 * 32;
/** Adding and taking away this rounds a double to a whole number, halves to even. */
const ROUNDER = 1.5 * 2 ** 52;
/** Below it are the floats with fewer digits. */
const LEAST_NORMAL = 2 ** -126;
/** Bits of the 32-bit float at which the sixteenths of a binade begin. */
const FIRST_SIXTEENTH = 0x3f330000;

const [LN2_HIGH, LN2_LOW, INVERSE_LN2] = [f(6.9313812256e-1), f(9.0580006145e-6), f(1.4426950216)];
const [HALF_LN2, ONE_AND_HALF_LN2] = [f(0.34657359), f(1.0397207)];
const EXPM1_SERIES = [1, -3.3333335072e-2, 1.5873016091e-3, -7.936507609e-5, 4.0082177293e-6, -2.0109921195e-7].map(f);

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** e^x of a 32-bit float. */
export function expf(x: number): number {
  const z = STEPS_PER_LN2 * x;
  // Beyond these the result is infinite or zero in 32 bits; NaN stays NaN.
  if (!(Math.abs(x) < 104)) return f(Math.exp(x));
  const steps = z + ROUNDER - ROUNDER;
  const rest = z - steps;
  const high = EXP_CUBIC_OF_STEP * rest + EXP_SQUARE_OF_STEP;
  return f((high * (rest * rest) + (EXP_LINEAR_OF_STEP * rest + 1)) * powerOf(steps | 0));
}

/** ln(x) of a 32-bit float. */
export function logf(x: number): number {
  if (!(x >= LEAST_NORMAL) || x === Number.POSITIVE_INFINITY) return f(Math.log(x));
  if (x === 1) return 0;
  const place = partsOf(x);
  const sixteenth = (place >>> 19) & 15;
  const r = (float[0] ?? 0) * (RECIPROCALS[sixteenth] ?? 0) - 1;
  const r2 = r * r;
  return f((LOG_A * r2 + (LOG_B * r + LOG_C)) * r2 + ((LOGS[sixteenth] ?? 0) + (place >> 23) * LN2 + r));
}

/** x^y of 32-bit floats, x not below zero. */
export function powf(x: number, y: number): number {
  if (!(x >= LEAST_NORMAL) || x === Number.POSITIVE_INFINITY || y === 0) return f(x ** y);
  const place = partsOf(x);
  const sixteenth = (place >>> 19) & 15;
  const r = (float[0] ?? 0) * (RECIPROCALS[sixteenth] ?? 0) - 1;
  const r2 = r * r;
  const near = (LOG2_C * r + LOG2_D) * r2 + (LOG2_E * r + ((LOG2S[sixteenth] ?? 0) + (place >> 23)));
  const exponent = y * ((LOG2_A * r + LOG2_B) * (r2 * r2) + near);
  if (!(Math.abs(exponent) < 150)) return f(x ** y);
  const steps = exponent + ROUNDER / 32 - ROUNDER / 32;
  const rest = exponent - steps;
  const high = EXP_CUBIC * rest + EXP_SQUARE;
  return f((high * (rest * rest) + (EXP_LINEAR * rest + 1)) * powerOf((steps * 32) | 0));
}

/**
 * e^x - 1 of a 32-bit float, with the steps and 32-bit constants of fdlibm, copyright (c) 1993 by Sun Microsystems
 * (NOTICES.md): unlike the others this one is worked out in 32 bits throughout. Newer C libraries round it better.
 */
export function expm1f(x: number): number {
  // Nothing near these is asked for.
  if (!(x > -17 && x < 50)) return f(Math.expm1(x));
  const k = Math.abs(x) > HALF_LN2 ? wholeLn2s(x) : 0;
  const high = f(x - f(k * LN2_HIGH));
  const low = f(k * LN2_LOW);
  const r = k === 0 ? x : f(high - low);
  const lost = k === 0 ? 0 : f(f(high - r) - low);
  if (k === 0 && Math.abs(x) < 2 ** -25) return x;
  const half = f(0.5 * r);
  const square = f(r * half);
  const series = EXPM1_SERIES.reduceRight((sum, factor) => f(factor + f(square * sum)), 0);
  const t = f(3 - f(series * half));
  const e = f(square * f(f(series - t) / f(6 - f(r * t))));
  if (k === 0) return f(r - f(f(r * e) - square));
  return expm1OfParts(k, r, f(f(f(r * f(e - lost)) - lost) - square));
}

function wholeLn2s(x: number): number {
  const sign = Math.sign(x);
  return Math.abs(x) < ONE_AND_HALF_LN2 ? sign : Math.trunc(f(f(INVERSE_LN2 * x) + sign * 0.5));
}

/** (r - e + 1) · 2^k - 1 without losing digits to the order of steps. */
function expm1OfParts(k: number, r: number, e: number): number {
  if (k === -1) return f(f(0.5 * f(r - e)) - 0.5);
  if (k === 1) return r < -0.25 ? f(-2 * f(e - f(r + 0.5))) : f(1 + f(2 * f(r - e)));
  const scale = 2 ** k;
  if (k <= -2 || k > 56) return f(f(f(1 - f(e - r)) * scale) - 1);
  if (k < 23) return f(f(f(1 - 2 ** -k) - f(e - r)) * scale);
  return f(f(f(r - f(e + 2 ** -k)) + 1) * scale);
}

/** 2^(steps/32) */
function powerOf(steps: number): number {
  return (POWERS[steps & 31] ?? 0) * (SCALES[(steps >> 5) + LARGEST_SCALE] ?? 0);
}

/**
 * x as mantissa · 2^exponent, the mantissa's binade not beginning at 1 but a little below, so that logs near 1 are exact.
 * The mantissa is left in `float`; of what is answered, the exponent is above bit 23 and the mantissa's sixteenth of its
 * binade in the four bits below. No object: this is the innermost of what is computed by the million.
 */
function partsOf(x: number): number {
  float[0] = x;
  const whole = bits[0] ?? 0;
  const above = whole - FIRST_SIXTEENTH;
  bits[0] = whole - (above & 0xff800000);
  return above;
}
