import { useLayoutEffect, useState } from 'react';

/** Height of a row in pixels: the token `--row`, which grows with the text size. */
export function useRowHeight(): number {
  const [rowPx, setRowPx] = useState(readRowPx);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setRowPx(readRowPx()));
    const root = document.documentElement;
    const probe = document.createElement('div');
    probe.className = 'row-probe';
    root.append(probe);
    observer.observe(probe);
    return () => {
      observer.disconnect();
      probe.remove();
    };
  }, []);
  return rowPx;
}

function readRowPx(): number {
  const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return (Number.isFinite(rootPx) ? rootPx : 16) * rowRem;
}
const rowRem = 2.5;
