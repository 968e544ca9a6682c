'use strict';
// Run first by every npm script, by whatever Node there is: older ones crash without a word in native code or do
// not know TypeScript. So this file keeps to old syntax and loads nothing.
const OLDEST = 24;

const [major] = process.versions.node.split('.');
if (Number(major) < OLDEST) {
  console.error(
    `Ebb needs Node ${OLDEST} or newer and this is ${process.versions.node}. ` +
      'Run "npm ci": it brings the right one along (if it did not: "npm rebuild node").',
  );
  process.exit(1);
}
