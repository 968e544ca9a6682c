import { engineOn } from './bench-engine.ts';

// One opening, in a process of its own that has run the code once on another collection:
// node build/bench/engine-open.ts OTHER_PROFILE PROFILE
let openMs = 0;
for (const profile of process.argv.slice(2)) {
  const engine = engineOn(profile);
  const startMs = performance.now();
  engine.open();
  openMs = performance.now() - startMs;
  // Throws when it could not be opened: a failure is no measurement.
  engine.slot.get();
  await engine.close();
}
console.log(JSON.stringify({ openMs }));
