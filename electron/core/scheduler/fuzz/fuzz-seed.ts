/** Seed of a card's random numbers: others for each answer, the same on every device. `reps` as before the answer. */
export function fuzzSeed(cardId: number, reps: number): bigint {
  return BigInt.asUintN(64, BigInt(cardId) + BigInt(reps));
}
